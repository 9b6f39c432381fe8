from __future__ import annotations

from octavo.fences import Fences

SOURCE = """# One

```python
a
```

> ~~~ {.sh}
> a
> ~~~

- item

  ````
  ```
  b
  ```
  ````

```{.csv-table file="x.csv"}
```

```
a
```
"""


def test_blocks_that_are_alike_are_found_in_their_order() -> None:
    fences = Fences(SOURCE)
    assert [fences.find("a") for _ in range(4)] == [3, 7, 22, None]


def test_a_block_is_known_by_what_stands_in_its_fence() -> None:
    assert Fences(SOURCE).find("a", ".sh") == 7
    assert Fences(SOURCE).find("", ".csv-table") == 19


def test_a_fence_within_a_longer_one_opens_nothing() -> None:
    fences = Fences(SOURCE)
    assert fences.find("b") is None
    assert fences.find("```\nb\n```") == 13
