"""Country codes: ISO 3166-1 alpha-3, with the codes withdrawn since (ISO 3166-3).

Codes alone: their names stand in `country_names`. Kosovo has no ISO code; XKX, from the range that
ISO leaves to users, is in general use.
"""

from functools import cache, partial
from typing import Annotated

from pydantic import AfterValidator

from timeline.diagnostics.findings import Fault, Rule, Severity, closest
from timeline.registry.country_names import NAMES
from timeline.text import alphabetical, shortened

_IN_FORCE = """
ABW:AW AFG:AF AGO:AO AIA:AI ALA:AX ALB:AL AND:AD ARE:AE ARG:AR ARM:AM ASM:AS ATA:AQ ATF:TF
ATG:AG AUS:AU AUT:AT AZE:AZ BDI:BI BEL:BE BEN:BJ BES:BQ BFA:BF BGD:BD BGR:BG BHR:BH BHS:BS
BIH:BA BLM:BL BLR:BY BLZ:BZ BMU:BM BOL:BO BRA:BR BRB:BB BRN:BN BTN:BT BVT:BV BWA:BW CAF:CF
CAN:CA CCK:CC CHE:CH CHL:CL CHN:CN CIV:CI CMR:CM COD:CD COG:CG COK:CK COL:CO COM:KM CPV:CV
CRI:CR CUB:CU CUW:CW CXR:CX CYM:KY CYP:CY CZE:CZ DEU:DE DJI:DJ DMA:DM DNK:DK DOM:DO DZA:DZ
ECU:EC EGY:EG ERI:ER ESH:EH ESP:ES EST:EE ETH:ET FIN:FI FJI:FJ FLK:FK FRA:FR FRO:FO FSM:FM
GAB:GA GBR:GB GEO:GE GGY:GG GHA:GH GIB:GI GIN:GN GLP:GP GMB:GM GNB:GW GNQ:GQ GRC:GR GRD:GD
GRL:GL GTM:GT GUF:GF GUM:GU GUY:GY HKG:HK HMD:HM HND:HN HRV:HR HTI:HT HUN:HU IDN:ID IMN:IM
IND:IN IOT:IO IRL:IE IRN:IR IRQ:IQ ISL:IS ISR:IL ITA:IT JAM:JM JEY:JE JOR:JO JPN:JP KAZ:KZ
KEN:KE KGZ:KG KHM:KH KIR:KI KNA:KN KOR:KR KWT:KW LAO:LA LBN:LB LBR:LR LBY:LY LCA:LC LIE:LI
LKA:LK LSO:LS LTU:LT LUX:LU LVA:LV MAC:MO MAF:MF MAR:MA MCO:MC MDA:MD MDG:MG MDV:MV MEX:MX
MHL:MH MKD:MK MLI:ML MLT:MT MMR:MM MNE:ME MNG:MN MNP:MP MOZ:MZ MRT:MR MSR:MS MTQ:MQ MUS:MU
MWI:MW MYS:MY MYT:YT NAM:NA NCL:NC NER:NE NFK:NF NGA:NG NIC:NI NIU:NU NLD:NL NOR:NO NPL:NP
NRU:NR NZL:NZ OMN:OM PAK:PK PAN:PA PCN:PN PER:PE PHL:PH PLW:PW PNG:PG POL:PL PRI:PR PRK:KP
PRT:PT PRY:PY PSE:PS PYF:PF QAT:QA REU:RE ROU:RO RUS:RU RWA:RW SAU:SA SDN:SD SEN:SN SGP:SG
SGS:GS SHN:SH SJM:SJ SLB:SB SLE:SL SLV:SV SMR:SM SOM:SO SPM:PM SRB:RS SSD:SS STP:ST SUR:SR
SVK:SK SVN:SI SWE:SE SWZ:SZ SXM:SX SYC:SC SYR:SY TCA:TC TCD:TD TGO:TG THA:TH TJK:TJ TKL:TK
TKM:TM TLS:TL TON:TO TTO:TT TUN:TN TUR:TR TUV:TV TWN:TW TZA:TZ UGA:UG UKR:UA UMI:UM URY:UY
USA:US UZB:UZ VAT:VA VCT:VC VEN:VE VGB:VG VIR:VI VNM:VN VUT:VU WLF:WF WSM:WS XKX:XK YEM:YE
ZAF:ZA ZMB:ZM ZWE:ZW
"""
_WITHDRAWN = """
AFI:AI ANT:AN ATB:BQ ATN:NQ BUR:BU BYS:BY CSK:CS CTE:CT DDR:DD DHY:DY FXX:FX GEL:GE HVO:HV JTN:JT
MID:MI NHB:NH NTZ:NT PCI:PC PCZ:PZ PUS:PU RHO:RH SCG:CS SKM:SK SUN:SU TMP:TP VDR:VD WAK:WK YMD:YD
YUG:YU ZAR:ZR
"""
_ALPHA_2 = dict(pair.split(":") for pair in _IN_FORCE.split())
_ALPHA_3 = {alpha_2: alpha_3 for alpha_3, alpha_2 in _ALPHA_2.items()} | {"UK": "GBR"}
_EVER_ALPHA_2 = {**_ALPHA_2, **dict(pair.split(":") for pair in _WITHDRAWN.split())}
CODES = frozenset(_EVER_ALPHA_2)

_LIKE = 0.8
"""The likeness of a misspelt name: many countries are called nearly like another."""

UNKNOWN_COUNTRY = Rule(
    "TL206",
    "unknown-country",
    Severity.ERROR,
    "Write a country as its ISO 3166-1 alpha-3 code, in capitals. Other data have the same code, "
    "and many programs read Norway's two letters (NO) as false. Codes that ISO has withdrawn "
    "(SUN, YUG, CSK) are accepted for the past.",
    bad="country: NO",
    good="country: NOR",
)
RULES = (UNKNOWN_COUNTRY,)


def check_code(code: str) -> str:
    """Return `code` if it is an alpha-3 country code; raise Fault if it is not."""
    if code in CODES:
        return code
    message = f'"{shortened(code)}" is not an ISO alpha-3 country code'
    raise Fault(UNKNOWN_COUNTRY, message, partial(_help, code))


def _help(word: str) -> str:
    """Return the code of the country that a word means, or most likely means."""
    letters = word.upper()
    if meant := of_alpha_2(letters) or (letters if letters in CODES else code_of(word)):
        return f"write {meant}"
    if near := closest(_folded(word), _codes_by_name(), _LIKE):
        code = _codes_by_name()[near]
        name = next(name for name in NAMES[code] if _folded(name) == near)
        return f"did you mean {code} ({name.removesuffix(' (the)')})?"
    return "write its three capital letters, such as IND or ITA"


def of_alpha_2(letters: str) -> str | None:
    """Return the code of the country with this alpha-2 code, or UK."""
    return _ALPHA_3.get(letters)


def code_of(name: str) -> str | None:
    """Return the code of the country that has this name, in any mix of capitals and accents."""
    return _codes_by_name().get(_folded(name))


@cache
def _codes_by_name() -> dict[str, str]:
    return {_folded(name): code for code, names in NAMES.items() for name in names}


def _folded(name: str) -> str:
    return alphabetical(name).removesuffix(" (the)").removeprefix("the ")


def alpha_2(code: str) -> str | None:
    """Return the alpha-2 code of a country, by its alpha-3 code; None if that is withdrawn."""
    return _ALPHA_2.get(code)


def ever_alpha_2(code: str) -> str:
    """Return the alpha-2 code of a country, even if ISO has withdrawn it or gave it to another."""
    return _EVER_ALPHA_2[code]


Country = Annotated[str, AfterValidator(check_code)]


def _country_or_unknown(text: str) -> str:
    if text == UNKNOWN:
        return ""
    try:
        return check_code(text)
    except Fault as fault:
        meant = f"write {UNKNOWN}" if text.casefold() == UNKNOWN else fault.hint
        raise Fault(fault.rule, fault.message, meant) from None


UNKNOWN = "unknown"
"""Stands for the country of a place of which nobody knows the country."""
Somewhere = Annotated[str, AfterValidator(_country_or_unknown)]
"""The code of a country; empty if the country is unknown."""
