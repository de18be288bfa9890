"""Hypothesis strategies: disclosures whose figures add up, and damage that loses nothing."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.typesetter.blocks import RUNNING_LINE
from tests.typesetter.damage import WATERMARK, Damage
from tests.typesetter.invented import APPROPRIATED, SOURCES, Basic, Money, Post, vocabulary
from tests.typesetter.invented_narrative import Besides, narrative
from tests.typesetter.invented_tables import Invention, Whose, tables
from tests.typesetter.narrative import Assets, Change, Part
from tests.typesetter.pdf_paper import A3_LANDSCAPE, A4, A4_LANDSCAPE, PdfOptions
from tests.typesetter.spec import Disclosure, Identity

AMOUNT = st.integers(1, 9_999_999)
_RATE = st.sampled_from((0.0, 0.0, 0.1, 0.3))
_VEHICLES = ("机要通信用车", "应急保障用车", "执法执勤用车", "其他公务用车")


@st.composite
def damages(draw: st.DrawFn) -> Damage:
    """Draw what an OCR does to a disclosure."""
    return Damage(
        seed=draw(st.integers(0, 2**32)),
        lines_per_page=draw(st.integers(12, 60)),
        running_line=draw(st.sampled_from(("", RUNNING_LINE))),
        **{field: draw(_RATE) for field in Damage.rates()},
    )


@st.composite
def pdf_options(draw: st.DrawFn) -> PdfOptions:
    """Draw how a PDF is made; tables without any rule are left out: see test_pdfs.py."""
    width, height = draw(st.sampled_from((A4, A4_LANDSCAPE, A3_LANDSCAPE)))
    return PdfOptions(
        page=(width, height - draw(st.integers(0, 80))),
        rules=draw(st.sampled_from(("lines", "filled", "horizontal"))),
        rotated=draw(st.booleans()),
        cut_rows=draw(st.booleans()),
        repeat_header=draw(st.booleans()),
        label_characters=draw(st.sampled_from((6, 10, 16))),
        running_line=draw(st.sampled_from(("", RUNNING_LINE))),
        watermark=draw(st.sampled_from(("", WATERMARK))),
    )


@st.composite
def disclosures(draw: st.DrawFn) -> Disclosure:
    """Draw a Shanxi disclosure with all thirteen tables and a narrative that agrees."""
    invention = draw(inventions())
    whose = invention.whose
    return Disclosure(
        layout="shanxi",
        identity=Identity(
            agency=whose.agency,
            scope=whose.scope,
            year=whose.year,
            province="",
            city="",
            division_code="",
            duties=("执行有关法规，承担本级政府交办的任务。",),
            organisation="本预算由下列单位的预算组成：",
            subordinate_units=whose.units if whose.scope == "department" else (),
        ),
        tables=tables(invention),
        narrative=narrative(invention, draw(_besides(whose.year))),
    )


@st.composite
def inventions(draw: st.DrawFn) -> Invention:
    """Draw the figures of a disclosure."""
    whose = draw(_whose())
    money = draw(_money(whose))
    three_public = draw(st.tuples(*[st.sampled_from((0, 0, 400, 2156))] * 4))
    operating = {unit: draw(st.integers(0, 99_999)) for unit in whose.units}
    return Invention(whose, money, three_public, operating)


@st.composite
def _whose(draw: st.DrawFn) -> Whose:
    agency = draw(st.sampled_from(vocabulary().agencies))
    scope = draw(st.sampled_from(("department", "unit")))
    units = draw(st.lists(st.sampled_from(vocabulary().units), max_size=3, unique=True))
    own = tuple(f"{agency}{unit}" for unit in units) if scope == "department" else ()
    return Whose(agency, scope, draw(st.integers(2019, 2029)), (agency, *own))


@st.composite
def _money(draw: st.DrawFn, whose: Whose) -> Money:
    basic = tuple(
        Basic(kind, item, draw(AMOUNT))
        for kind in ("personnel", "operating")
        for item in vocabulary().economic(kind)
        if draw(st.booleans())
    ) or (Basic("personnel", vocabulary().personnel[0], draw(AMOUNT)),)
    return Money(
        basic=basic,
        basic_by_code=draw(_split(sum(item.amount for item in basic))),
        projects=draw(_posts(whose, SOURCES)),
        carried=draw(_posts(whose, APPROPRIATED)),
    )


@st.composite
def _split(draw: st.DrawFn, whole: int) -> dict[str, int]:
    """Draw functional codes that share a sum."""
    codes = [code for code, _ in vocabulary().general]
    chosen = draw(st.lists(st.sampled_from(codes), min_size=1, max_size=8, unique=True))
    inner = len(chosen) - 1
    cuts = sorted(draw(st.lists(st.integers(0, whole), min_size=inner, max_size=inner)))
    parts = [high - low for low, high in zip([0, *cuts], [*cuts, whole], strict=True)]
    return {code: part for code, part in zip(chosen, parts, strict=True) if part}


@st.composite
def _posts(draw: st.DrawFn, whose: Whose, sources: tuple[str, ...]) -> tuple[Post, ...]:
    names = st.sampled_from(vocabulary().projects)
    titles = st.tuples(st.sampled_from(whose.units), names)
    return tuple(
        draw(_post(agency, name, sources))
        for agency, name in draw(st.lists(titles, max_size=6, unique=True))
    )


@st.composite
def _post(draw: st.DrawFn, agency: str, name: str, sources: tuple[str, ...]) -> Post:
    source = draw(st.sampled_from(("general", *sources)))
    code, _ = draw(st.sampled_from(vocabulary().leaves(source)))
    return Post(agency, name, source, code, draw(AMOUNT))


@st.composite
def _besides(draw: st.DrawFn, year: int) -> Besides:
    return Besides(
        changes=tuple(draw(st.lists(_changes(), min_size=9, max_size=9))),
        procurement=draw(st.tuples(*[st.sampled_from((0, 80, 29_400, 58_525))] * 3)),
        assets=draw(_assets(year)),
    )


@st.composite
def _changes(draw: st.DrawFn) -> Change:
    if draw(st.integers(0, 3)) == 0:
        return Change("same")
    percent = draw(st.one_of(st.just(""), st.integers(1, 9_999).map(lambda n: f"{n / 100:.2f}")))
    return Change(
        direction=draw(st.sampled_from(("increase", "decrease"))),
        amount=f"{draw(AMOUNT) / 100:.2f}",
        percent=percent,
        reason=draw(st.sampled_from(("", *vocabulary().reasons))),
    )


@st.composite
def _assets(draw: st.DrawFn, year: int) -> Assets:
    kinds = tuple(Part(name, str(draw(st.integers(0, 9)))) for name in _VEHICLES)
    return Assets(
        date=f"{year - 1}年12月31日",
        vehicle_quota=str(draw(st.integers(0, 40))),
        vehicles=str(sum(int(kind.amount) for kind in kinds)),
        vehicle_kinds=kinds,
        floor_area=f"{draw(AMOUNT) / 100:.2f}",
        equipment=tuple(
            Part(limit, str(draw(st.integers(0, 30)))) for limit in ("50万元", "100万元")
        ),
    )
