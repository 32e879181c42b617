"""Names of countries, for help and for choosing: outputs use the names of the registry alone.

Each code has its English short name, then usual and former names. The short names are those of
ISO 3166-1:2020 and, of withdrawn codes, of ISO 3166-3:2020, as changed up to 2024. ISO allows
their use free of charge. The other names, and that of Kosovo, are in general use.
"""

_TABLE = """
ABW Aruba
AFG Afghanistan
AFI French Afars and Issas; French Somaliland
AGO Angola
AIA Anguilla
ALA Åland Islands; Aland
ALB Albania
AND Andorra
ANT Netherlands Antilles; Dutch Antilles
ARE United Arab Emirates (the); UAE; Emirates; Trucial States
ARG Argentina; Argentine Republic
ARM Armenia
ASM American Samoa
ATA Antarctica
ATB British Antarctic Territory
ATF French Southern Territories (the); French Southern and Antarctic Lands
ATG Antigua and Barbuda
ATN Dronning Maud Land; Queen Maud Land
AUS Australia
AUT Austria
AZE Azerbaijan
BDI Burundi; Urundi
BEL Belgium
BEN Benin
BES Bonaire, Sint Eustatius and Saba; Caribbean Netherlands
BFA Burkina Faso
BGD Bangladesh; East Pakistan
BGR Bulgaria
BHR Bahrain
BHS Bahamas (the)
BIH Bosnia and Herzegovina; Bosnia; Bosnia-Herzegovina
BLM Saint Barthélemy; St. Barts
BLR Belarus
BLZ Belize; British Honduras
BMU Bermuda
BOL Bolivia (Plurinational State of); Bolivia
BRA Brazil
BRB Barbados
BRN Brunei Darussalam; Brunei
BTN Bhutan
BUR Burma
BVT Bouvet Island
BWA Botswana; Bechuanaland
BYS Byelorussian SSR; Byelorussia; Byelorussian Soviet Socialist Republic
CAF Central African Republic (the); Ubangi-Shari; Central African Empire
CAN Canada
CCK Cocos (Keeling) Islands (the); Cocos Islands; Keeling Islands
CHE Switzerland; Swiss Confederation
CHL Chile
CHN China; People's Republic of China; PRC
CIV Côte d'Ivoire; Ivory Coast
CMR Cameroon; Cameroons
COD Congo (the Democratic Republic of the); Democratic Republic of the Congo; DR Congo; \
DRC; Congo-Kinshasa; Belgian Congo
COG Congo (the); Republic of the Congo; Congo-Brazzaville; Middle Congo
COK Cook Islands (the)
COL Colombia; New Granada
COM Comoros (the)
CPV Cabo Verde; Cape Verde
CRI Costa Rica
CSK Czechoslovakia
CTE Canton and Enderbury Islands
CUB Cuba
CUW Curaçao
CXR Christmas Island
CYM Cayman Islands (the)
CYP Cyprus
CZE Czechia; Czech Republic
DDR German Democratic Republic; East Germany; GDR
DEU Germany; Federal Republic of Germany; West Germany
DHY Dahomey
DJI Djibouti
DMA Dominica
DNK Denmark
DOM Dominican Republic (the); Santo Domingo
DZA Algeria
ECU Ecuador
EGY Egypt; United Arab Republic; UAR
ERI Eritrea
ESH Western Sahara; Spanish Sahara
ESP Spain
EST Estonia
ETH Ethiopia; Abyssinia
FIN Finland
FJI Fiji
FLK Falkland Islands (the) [Malvinas]; Falkland Islands; Falklands; Malvinas
FRA France
FRO Faroe Islands (the); Faeroe Islands; Faroes
FSM Micronesia (Federated States of); Micronesia
FXX France, Metropolitan; Metropolitan France
GAB Gabon
GBR United Kingdom of Great Britain and Northern Ireland (the); United Kingdom; UK; \
Great Britain; Britain
GEL Gilbert and Ellice Islands
GEO Georgia
GGY Guernsey
GHA Ghana; Gold Coast
GIB Gibraltar
GIN Guinea; French Guinea; Guinea-Conakry
GLP Guadeloupe
GMB Gambia (the)
GNB Guinea-Bissau; Portuguese Guinea
GNQ Equatorial Guinea; Spanish Guinea
GRC Greece; Hellenic Republic
GRD Grenada
GRL Greenland
GTM Guatemala
GUF French Guiana
GUM Guam
GUY Guyana; British Guiana
HKG Hong Kong
HMD Heard Island and McDonald Islands
HND Honduras
HRV Croatia
HTI Haiti
HUN Hungary
HVO Upper Volta
IDN Indonesia; Dutch East Indies; Netherlands East Indies
IMN Isle of Man
IND India; Bharat
IOT British Indian Ocean Territory (the); Chagos
IRL Ireland; Irish Free State; Republic of Ireland
IRN Iran (Islamic Republic of); Iran; Persia
IRQ Iraq; Mesopotamia
ISL Iceland
ISR Israel
ITA Italy
JAM Jamaica
JEY Jersey
JOR Jordan; Transjordan
JPN Japan
JTN Johnston Island
KAZ Kazakhstan
KEN Kenya; British East Africa
KGZ Kyrgyzstan; Kyrgyz Republic; Kirghizia
KHM Cambodia; Kampuchea; Khmer Republic
KIR Kiribati
KNA Saint Kitts and Nevis; St. Kitts and Nevis
KOR Korea (the Republic of); South Korea; Republic of Korea
KWT Kuwait
LAO Lao People's Democratic Republic (the); Laos
LBN Lebanon
LBR Liberia
LBY Libya; Libyan Arab Jamahiriya
LCA Saint Lucia; St. Lucia
LIE Liechtenstein
LKA Sri Lanka; Ceylon
LSO Lesotho; Basutoland
LTU Lithuania
LUX Luxembourg
LVA Latvia
MAC Macao; Macau
MAF Saint Martin (French part); Saint Martin
MAR Morocco
MCO Monaco
MDA Moldova (the Republic of); Moldova; Republic of Moldova
MDG Madagascar; Malagasy Republic
MDV Maldives
MEX Mexico
MHL Marshall Islands (the)
MID Midway Islands
MKD North Macedonia; Macedonia; Former Yugoslav Republic of Macedonia
MLI Mali; French Sudan
MLT Malta
MMR Myanmar
MNE Montenegro
MNG Mongolia; Outer Mongolia
MNP Northern Mariana Islands (the)
MOZ Mozambique; Portuguese East Africa
MRT Mauritania
MSR Montserrat
MTQ Martinique
MUS Mauritius
MWI Malawi; Nyasaland
MYS Malaysia; Malaya
MYT Mayotte
NAM Namibia; South West Africa
NCL New Caledonia
NER Niger (the)
NFK Norfolk Island
NGA Nigeria
NHB New Hebrides
NIC Nicaragua
NIU Niue
NLD Netherlands (Kingdom of the); Netherlands; Holland
NOR Norway
NPL Nepal
NRU Nauru
NTZ Neutral Zone; Saudi-Iraqi neutral zone
NZL New Zealand; Aotearoa
OMN Oman; Muscat and Oman
PAK Pakistan
PAN Panama
PCI Pacific Islands (Trust Territory)
PCN Pitcairn; Pitcairn Islands
PCZ Panama Canal Zone; Canal Zone
PER Peru
PHL Philippines (the)
PLW Palau
PNG Papua New Guinea
POL Poland
PRI Puerto Rico; Porto Rico
PRK Korea (the Democratic People's Republic of); North Korea; \
Democratic People's Republic of Korea; DPRK
PRT Portugal
PRY Paraguay
PSE Palestine, State of; Palestine; State of Palestine; Occupied Palestinian Territory
PUS US Miscellaneous Pacific Islands
PYF French Polynesia; Tahiti
QAT Qatar
REU Réunion; Bourbon
RHO Southern Rhodesia; Rhodesia
ROU Romania; Rumania
RUS Russian Federation (the); Russia; Russian Empire
RWA Rwanda; Ruanda
SAU Saudi Arabia
SCG Serbia and Montenegro
SDN Sudan (the); Anglo-Egyptian Sudan
SEN Senegal
SGP Singapore
SGS South Georgia and the South Sandwich Islands; South Georgia
SHN Saint Helena, Ascension and Tristan da Cunha; Saint Helena; St. Helena
SJM Svalbard and Jan Mayen; Svalbard; Spitsbergen
SKM Sikkim
SLB Solomon Islands; British Solomon Islands
SLE Sierra Leone
SLV El Salvador; Salvador
SMR San Marino
SOM Somalia
SPM Saint Pierre and Miquelon; St. Pierre and Miquelon
SRB Serbia
SSD South Sudan
STP Sao Tome and Principe; São Tomé and Príncipe
SUN USSR; Soviet Union; Union of Soviet Socialist Republics
SUR Suriname; Dutch Guiana; Surinam
SVK Slovakia; Slovak Republic
SVN Slovenia
SWE Sweden
SWZ Eswatini; Swaziland
SXM Sint Maarten (Dutch part); Sint Maarten
SYC Seychelles
SYR Syrian Arab Republic (the); Syria
TCA Turks and Caicos Islands (the)
TCD Chad
TGO Togo; Togoland
THA Thailand; Siam
TJK Tajikistan
TKL Tokelau
TKM Turkmenistan
TLS Timor-Leste
TMP East Timor; Portuguese Timor
TON Tonga
TTO Trinidad and Tobago; Trinidad
TUN Tunisia
TUR Türkiye; Turkey; Ottoman Empire
TUV Tuvalu
TWN Taiwan (Province of China); Taiwan; Formosa; Chinese Taipei
TZA Tanzania, the United Republic of; Tanzania; Tanganyika; United Republic of Tanzania
UGA Uganda
UKR Ukraine
UMI United States Minor Outlying Islands (the)
URY Uruguay
USA United States of America (the); United States; US; America
UZB Uzbekistan
VAT Holy See (the); Vatican; Vatican City; Papal States
VCT Saint Vincent and the Grenadines; St. Vincent and the Grenadines
VDR Viet-Nam, Democratic Republic of; North Vietnam
VEN Venezuela (Bolivarian Republic of); Venezuela
VGB Virgin Islands (British); British Virgin Islands
VIR Virgin Islands (U.S.); US Virgin Islands; United States Virgin Islands
VNM Viet Nam; Vietnam; South Vietnam
VUT Vanuatu
WAK Wake Island
WLF Wallis and Futuna
WSM Samoa; Western Samoa
XKX Kosovo
YEM Yemen; Yemen Arab Republic; North Yemen
YMD Yemen, Democratic; South Yemen; People's Democratic Republic of Yemen
YUG Yugoslavia
ZAF South Africa; Union of South Africa
ZAR Zaire
ZMB Zambia; Northern Rhodesia
ZWE Zimbabwe
"""
_ROWS = (line.split(" ", 1) for line in _TABLE.strip().split("\n"))
NAMES = {code: tuple(names.split("; ")) for code, names in _ROWS}
"""The names of each country by its alpha-3 code, its ISO short name first."""
