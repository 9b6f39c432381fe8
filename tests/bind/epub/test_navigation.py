from __future__ import annotations

import datetime as dt

from lxml import etree

from octavo.bind.epub.binder import bind_epub
from octavo.bind.stylesheets import Stylesheets
from octavo.book import Book, Leaf
from octavo.pagination import Pagination

from .conftest import opened
