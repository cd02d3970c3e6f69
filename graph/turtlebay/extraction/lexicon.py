"""Word lists of the extraction: English function words, verbs of policy, and the nouns that head names of actors.

They are general lists, not phrases of a report. What names a particular actor or topic lives in the ontology.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "ACTION_VERBS",
    "CONNECTORS",
    "DETERMINERS",
    "GROUP_HEADS",
    "GROUP_MODIFIERS",
    "HEAD_TYPES",
    "MONTHS",
    "NEVER_NAMES",
    "PERSON_TITLES",
    "REPORTING",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS: Final = _words(
    "the a an this that these those its their his her our your my any all each every some many most several few both "
    "such other another no one two three four five various numerous certain"
)

CONNECTORS: Final = _words("of for on the and in to against with under de du la des el del von & at from")

MONTHS: Final = _words(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday "
    "friday saturday sunday"
)

NEVER_NAMES: Final = MONTHS | _words(
    "the a an this that these those it its they their he she we i you in on at of for by with from to as if when while "
    "where since after before although though because however moreover furthermore finally additionally also yet but "
    "and or nor so thus hence therefore given despite under over during between among through without within many most "
    "some several few both each every all any no not one two three first second third recent recently according "
    "following there here what which who whom whose how why is are was were be been being has have had do does did "
    "will "
    "would should could may might must can shall overall above below other another such more less further similarly "
    "instead indeed nevertheless nonetheless currently today accordingly specifically generally "
    "future current former new next previous present participants delegations encourages requests urges calls invites "
    "decides welcomes stresses reiterates reaffirms "
    "recognizes recalls notes demands recommends expresses emphasizes underlines underscores affirms authorizes "
    "endorses "
    "condemns commends supports takes acknowledges figure table box annex recommendation recommendations"
)

HEAD_TYPES: Final[dict[str, str]] = {
    **dict.fromkeys(
        "committee subcommittee commission council assembly board court tribunal parliament panel congress senate "
        "house ministry task group cabinet chamber chambers judiciary authority legislature bureau agency "
        "administration archives commissariat inspectorate ombudsman community".split(),
        "Organ",
    ),
    **dict.fromkeys("department office secretariat division directorate unit branch".split(), "SecretariatUnit"),
    **dict.fromkeys(
        "organization organisation fund bank".split(),
        "InternationalOrganization",
    ),
    **dict.fromkeys("union league alliance".split(), "RegionalOrganization"),
    **dict.fromkeys("mission operation mechanism".split(), "Mission"),
    **dict.fromkeys(
        "institute foundation center centre university college school initiative network association society "
        "federation consortium coalition trust".split(),
        "NonGovernmentalOrganization",
    ),
    **dict.fromkeys(
        "secretary-general minister ambassador president director chair chairman chairperson chairwoman secretary "
        "representative envoy coordinator commissioner rapporteur adviser advisor administrator governor chancellor "
        "spokesperson comptroller inspector attorney commander head officer speaker counsel auditor commandant chief "
        "marshal "
        "admiral premier king queen pope senator dean rector superintendent registrar prosecutor justice ombudsperson "
        "chairwoman "
        "president-elect vice-president".split(),
        "Post",
    ),
    **dict.fromkeys(
        "agreement charter convention protocol declaration resolution report act plan strategy compact directive "
        "principles guidelines treaty accord accords statement memorandum agenda framework policy guidance law code "
        "covenant pact communique constitution statute regulation regulations standards manual roadmap summary "
        "draft note letter bill authorization budget".split(),
        "Document",
    ),
    **dict.fromkeys(
        "summit conference meeting forum retreat process dialogue workshop symposium debate session review "
        "consultations seminar roundtable presidency elections election programme program".split(),
        "Event",
    ),
    **dict.fromkeys("forces force army police guard corps".split(), "Group"),
}
"""Nouns that head a capitalised name, with the type of the guidelines (section 1) that the name then has."""

GROUP_HEADS: Final = _words(
    "makers firefighters heads chiefs scholars responders adversaries specialists servants terrorists extremists "
    "criminals traffickers "
    "affiliates supporters investigators analysts economists states countries governments authorities delegations "
    "participants members parties groups organizations "
    "organisations agencies partners donors actors stakeholders experts forces personnel staff women men girls boys "
    "children youth civilians refugees communities victims survivors witnesses journalists companies officials "
    "leaders policymakers policy-makers citizens institutions bodies entities missions businesses firms employers "
    "workers employees researchers scientists academics teachers students patients providers operators regulators "
    "investors banks insurers consumers farmers producers manufacturers developers users owners contractors "
    "consultants volunteers activists defenders organs contributors mediators envoys representatives ambassadors "
    "ministers diplomats negotiators peacekeepers troops soldiers prosecutors judges lawyers observers monitors "
    "returnees migrants minorities legislators lawmakers parliamentarians elites combatants perpetrators candidates "
    "signatories secretariats commissions committees associations foundations coalitions unions cooperatives families "
    "parents professionals practitioners managers supervisors auditors inspectors evaluators respondents interviewees "
    "insurgents militias taxpayers residents locals persons people individuals nations powers allies neighbours "
    "neighbors speakers panelists panellists briefers discussants authors rapporteurs facilitators co-facilitators "
    "trainers advisers advisors commanders beneficiaries recipients suppliers vendors intermediaries"
)

GROUP_SINGULAR: Final = _words("community society sector public media press academia industry leadership opposition")

GROUP_MODIFIERS: Final = _words(
    "leading recipient local national international regional subregional sub-regional global domestic foreign "
    "relevant other armed civil "
    "humanitarian medical political military security law enforcement judicial public private nongovernmental "
    "non-governmental non-state nonstate civilian senior junior independent affected vulnerable displaced internally "
    "host neighboring neighbouring member donor partner participating interested developing developed low-income "
    "middle-income high-income industrialized small island least fragile conflict-affected post-conflict postconflict "
    "transitional interim provisional religious traditional tribal ethnic indigenous rural urban young older elderly "
    "disabled women youth child human rights peace peacekeeping peacebuilding development aid relief assistance un eu "
    "au united nations european african asian arab american western eastern northern southern financial economic "
    "commercial industrial technical scientific academic research educational health social environmental "
    "multilateral bilateral intergovernmental governmental state federal provincial municipal district city key main "
    "major major leading large critical essential responsible competent appropriate designated respective individual "
    "permanent elected non-permanent current former new future potential all opposition ruling warring conflicting "
    "parliamentary diplomatic consular grassroots community-based faith-based women-led youth-led local-level "
    "national-level field mission special envoy oversight regulatory supervisory statistical tax customs border police "
    "prison court audit evaluation intelligence defence defense budget finance treasury planning election electoral "
    "ministerial troop troop-contributing police-contributing outside external internal third non-member civil-society "
    "multidisciplinary qualified experienced trained skilled female male elder disadvantaged marginalized poor "
    "financial-sector private-sector public-sector business trade labour labor technology tech digital data ai cyber "
    "internet media news press broadcast telecom energy water food agricultural fisheries forest climate "
    "terrorist criminal extremist rebel insurgent paramilitary signatory regional-level international-level"
)

PERSON_TITLES: Final = _words("mr mrs ms miss dr prof professor sir lord lady dame h.e ambassador judge general")

REPORTING: Final = (
    r"said|says|noted|notes|stated|states|argued|argues|observed|observes|remarked|explained|explains|reported|reports|"
    r"added|adds|affirmed|affirms|believed|believes|felt|feels|thought|thinks|agreed|agrees|concluded|concludes|"
    r"emphasi[sz]ed|emphasi[sz]es|stressed|stresses|underscored|underscores|underlined|underlines|highlighted|"
    r"highlights|suggested|suggests|proposed|proposes|recommended|recommends|called|calls|urged|urges|asserted|asserts|"
    r"maintained|maintains|insisted|insists|claimed|claims|advised|advises|cautioned|warned|warns|reiterated|reiterates"
)
"""Verbs that report what somebody said, as an alternation."""

ACTION_VERBS: Final = _words(
    "accelerate accept access achieve acknowledge act adapt add address adhere adjust administer adopt advance "
    "advise advocate agree align allocate allow amend analyse analyze apply appoint approve arrange articulate ask "
    "assess assign assist assume attach attend avoid back balance base become begin bolster bring broaden build "
    "calculate call cancel carry cease change check choose clarify clear close collaborate collect combine come "
    "commission commit communicate compel compile complete comply concentrate conclude condition conduct confirm "
    "consider consolidate construct consult continue contribute convene coordinate cooperate correct counter cover "
    "create cut deal decide declare deepen define delegate deliver demonstrate deploy describe design designate "
    "detail determine develop devise devote diminish direct disburse disclose discontinue discuss dismantle "
    "disseminate distribute diversify document draft draw earmark educate elaborate elevate eliminate embed embrace "
    "emphasise emphasize empower enable enact encourage end endorse enforce engage enhance enlarge enlist enrich "
    "ensure enter equip establish evaluate examine exchange exclude execute exercise expand expedite explain explore "
    "extend facilitate fill finalise finalize finance find focus follow force forge formalise formalize formulate "
    "foster fulfil fulfill fund further gather generate get give go grant guarantee guard guide harmonise harmonize "
    "harness heed help hire hold honour honor identify illustrate impose implement improve include incorporate "
    "increase inform "
    "initiate insist inspect install institute institutionalise institutionalize instruct insulate integrate intensify "
    "introduce invest investigate invite involve issue join keep launch lay lead learn leave lend leverage lift "
    "limit link list locate look lower maintain make manage mandate map maximise maximize measure mediate meet "
    "minimise "
    "minimize mitigate mobilise mobilize modernise modernize modify monitor move name negotiate normalise normalize "
    "note "
    "notify nurture observe obtain offer open operate operationalise operationalize oppose optimise optimize organise "
    "organize outline overcome oversee participate pass pay perform phase pilot place plan play pledge position "
    "prepare present preserve press prevent prioritise prioritize produce professionalise professionalize prohibit "
    "promote propose prosecute protect provide publicise publicize publish pull push pursue put raise ratify reach "
    "reaffirm realise realize reassess rebuild recall receive recognise recognize recommend reconsider record recruit "
    "redefine redesign redirect reduce refer refine reform refrain regularise regularize regulate reinforce reject "
    "release rely remain remove renew repeal replace report request require rescind resist resolve respect respond "
    "restore restrict restructure retain rethink revise revisit review revitalise revitalize reward safeguard "
    "scale schedule scrutinise scrutinize secure seek select send separate serve set settle shape share shift "
    "show sign simplify solicit solve speak specify speed spell spend sponsor standardise standardize start state "
    "stay step stimulate stop streamline strengthen stress strike strive structure submit supplement supply support "
    "suspend sustain synthesise synthesize tackle tailor take target task tax teach terminate test tie track train "
    "transfer transform transition transmit treat try turn undertake unify update upgrade uphold urge use utilise "
    "utilize validate verify vet view voice vote waive weigh widen withdraw withhold work write"
)
"""Base forms that open an imperative or an infinitive of policy advice."""
