"""Prices and discounts; money is Decimal, never float."""

from decimal import ROUND_HALF_EVEN, Decimal

CENT = Decimal("0.01")
MAX_DISCOUNT = Decimal("0.30")


def discounted(price: Decimal, discount: Decimal) -> Decimal:
    """The price after a discount between 0 and MAX_DISCOUNT, rounded to a cent."""
    if not Decimal(0) <= discount <= MAX_DISCOUNT:
        raise ValueError(f"discount out of range: {discount}")
    return (price * (1 - discount)).quantize(CENT, ROUND_HALF_EVEN)


def basket_total(prices: list[Decimal], discount: Decimal) -> Decimal:
    """The sum of discounted prices: rounded once an item, as the invoice shows it."""
    return sum((discounted(price, discount) for price in prices), Decimal(0))
