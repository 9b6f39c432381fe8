"""Plane a board."""
THICK = 20
class Plane:
    # tag::shave[]
    def shave(self) -> int:
        # ANCHOR: inner
        return THICK - 1
    # end::shave[]
