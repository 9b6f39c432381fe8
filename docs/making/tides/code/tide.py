from math import cos, tau

PERIOD = 12.42  # hours


# ANCHOR: height
def height(hours: float, mean: float, half_range: float) -> float:
    """Give the height of the water, in metres."""
    return mean + half_range * cos(tau * hours / PERIOD)
# ANCHOR_END: height
