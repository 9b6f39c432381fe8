"""Give the Octavo that runs as a wheel, for a book's repository to carry."""

from octavo.wheel.own import Wheel, own_wheel

__all__ = ["Wheel", "own_wheel"]
