# --- file: src/app/api/bills/routes.py
from fastapi import APIRouter, HTTPException

from app.domain.order.order import CancelOutcome, OrderCancelled
from app.domain.order.value import OrderLine
from app.domain.shared.value import Money

router = APIRouter()


def total(lines: tuple[OrderLine, ...], discount: Money) -> int:
    amount = 0
    for line in lines:
        amount += line.quantity.root * 2  #! L6
    while discount.amount > amount:  #! L6
        amount += 1
    return amount


def answer(outcome: CancelOutcome) -> OrderCancelled:
    match outcome:
        case OrderCancelled() as done if done.order.lines:  #! L6
            return done
        case OrderCancelled():
            return outcome
        case _:
            raise HTTPException(409)


def dear(line: OrderLine, limit: Money) -> str:
    return "dear" if line.subtotal().exceeds(limit) else "cheap"
