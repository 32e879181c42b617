"""The numbers by which political science knows states, by their ISO alpha-3 codes.

The numbers come from two lists, without their texts. COW is the State System Membership of the
Correlates of War Project (v2016). GW are the independent states of Gleditsch and Ward (1999, as
updated to 2017), with their tentative microstates.

A number says which state is meant, not that it was a member of the system on the day. Most codes
have one number, whatever the day. A withdrawn code that was only renamed has that of its
successor. Some states share a name with another on a list: Austria and Hungary (until 1918 one
state), Colombia, Germany, Kosovo, Korea, Serbia and Yemen. There the list's own dates decide, and
outside them there is no number. Viet Nam has none until 1975-04-30, while there were two: ISO's
code meant the southern one then, and means the northern one today. The Holy See, Palestine and all
territories are on neither list.
"""

from datetime import date

_BOTH = """
AFG:700 AGO:540 ALB:339 AND:232 ARE:696 ARG:160 ARM:371 ATG:58 AUS:900 AZE:373 BDI:516 BEL:211
BEN:434 BFA:439 BGD:771 BGR:355 BHR:692 BHS:31 BIH:346 BLR:370 BLZ:80 BOL:145 BRA:140 BRB:53
BRN:835 BTN:760 BWA:571 CAF:482 CAN:20 CHE:225 CHL:155 CHN:710 CIV:437 CMR:471 COD:490 COG:484
COM:581 CPV:402 CRI:94 CUB:40 CYP:352 CZE:316 DJI:522 DMA:54 DNK:390 DOM:42 DZA:615 ECU:130
EGY:651 ERI:531 ESP:230 EST:366 ETH:530 FIN:375 FJI:950 FRA:220 FSM:987 GAB:481 GBR:200 GEO:372
GHA:452 GIN:438 GMB:420 GNB:404 GNQ:411 GRC:350 GRD:55 GTM:90 GUY:110 HND:91 HRV:344 HTI:41
IDN:850 IND:750 IRL:205 IRN:630 IRQ:645 ISL:395 ISR:666 ITA:325 JAM:51 JOR:663 JPN:740 KAZ:705
KEN:501 KGZ:703 KHM:811 KNA:60 KWT:690 LAO:812 LBN:660 LBR:450 LBY:620 LCA:56 LIE:223 LKA:780
LSO:570 LTU:368 LUX:212 LVA:367 MAR:600 MCO:221 MDA:359 MDG:580 MDV:781 MEX:70 MHL:983 MKD:343
MLI:432 MLT:338 MMR:775 MNE:341 MNG:712 MOZ:541 MRT:435 MUS:590 MWI:553 MYS:820 NAM:565 NER:436
NGA:475 NIC:93 NLD:210 NOR:385 NPL:790 NZL:920 OMN:698 PAK:770 PAN:95 PER:135 PHL:840 PLW:986
PNG:910 POL:290 PRT:235 PRY:150 QAT:694 ROU:360 RUS:365 RWA:517 SAU:670 SDN:625 SEN:433 SGP:830
SLB:940 SLE:451 SLV:92 SMR:331 SOM:520 SSD:626 STP:403 SUR:115 SVK:317 SVN:349 SWE:380 SWZ:572
SYC:591 SYR:652 TCD:483 TGO:461 THA:800 TJK:702 TKM:701 TLS:860 TTO:52 TUN:616 TUR:640 TWN:713
TZA:510 UGA:500 UKR:369 URY:165 USA:2 UZB:704 VCT:57 VEN:101 VUT:935 WSM:990 ZAF:560 ZMB:551
ZWE:552

AFI:522 BUR:775 BYS:370 CSK:315 DDR:265 DHY:434 HVO:439 NHB:935 RHO:552 SCG:345 SUN:365 TMP:860
VDR:816 YMD:680 YUG:345 ZAR:490

PRK:731:1948-09-09 VNM:816:1975-05-01
"""
_COW_ALONE = """
AUT:305:1919-09-10 COL:100 HUN:310:1918-11-16 KIR:946 KOR:732:1949-06-29 NRU:970 SRB:345
TON:955 TUV:947 XKX:347:2008-02-20
DEU:255::1945-05-08 DEU:260:1955-05-05:1990-10-02 DEU:255:1990-10-03
YEM:678::1990-05-21 YEM:679:1990-05-22
"""
_GW_ALONE = """
AUT:305:1918-11-14 COL:100:1830-09-23 HUN:310:1918-11-03 KIR:970 KOR:732:1948-08-15 NRU:971
TON:972 TUV:973 XKX:347:2008-02-17 YEM:678
DEU:255::1945-05-07 DEU:260:1949-09-21
SRB:340::1915-10-01 SRB:345:1918-12-01:2006-06-04 SRB:340:2006-06-05
"""

_EVER = "0001-01-01", "9999-12-31"

_Numbers = dict[str, list[tuple[int, date, date]]]


def _read(table: str) -> _Numbers:
    """Parse a table of code:number[:first day[:last day]]; return its entries by code."""
    numbers: _Numbers = {}
    for entry in table.split():
        code, number, *days = entry.split(":")
        first, last = (*days, "", "")[:2]
        span = date.fromisoformat(first or _EVER[0]), date.fromisoformat(last or _EVER[1])
        numbers.setdefault(code, []).append((int(number), *span))
    return numbers


_COW = _read(_BOTH + _COW_ALONE)
_GW = _read(_BOTH + _GW_ALONE)


def cow(code: str, first: date | None, last: date | None) -> int | None:
    """Return the COW number of the state that an ISO code stands for, if known.

    From a first to a last day, None for no bound; None where it has had several in that time.
    """
    return _number(_COW, code, first, last)


def gleditsch_ward(code: str, first: date | None, last: date | None) -> int | None:
    """Return the GW number of the state that an ISO code stands for, if known.

    From a first to a last day, None for no bound; None where it has had several in that time.
    """
    return _number(_GW, code, first, last)


def _number(numbers: _Numbers, code: str, first: date | None, last: date | None) -> int | None:
    known = {
        number
        for number, begin, end in numbers.get(code, ())
        if begin <= (last or date.max) and (first or date.min) <= end
    }
    return known.pop() if len(known) == 1 else None
