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
        "house ministry treasury task group cabinet chamber chambers judiciary authority legislature bureau agency "
        "administration archives commissariat inspectorate ombudsman community service".split(),
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
        "federation consortium coalition trust hub lab confederation academy".split(),
        "NonGovernmentalOrganization",
    ),
    **dict.fromkeys(
        "secretary-general minister ambassador president director chair chairman chairperson chairwoman secretary "
        "representative envoy coordinator commissioner rapporteur adviser advisor administrator governor chancellor "
        "spokesperson comptroller treasurer accountant bursar inspector attorney commander head officer speaker "
        "counsel auditor commandant chief "
        "marshal "
        "admiral premier king queen pope senator dean rector superintendent registrar prosecutor justice ombudsperson "
        "chairwoman "
        "president-elect vice-president mediator".split(),
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
    "government": "State",
    **dict.fromkeys("forces force army police guard corps cluster".split(), "Group"),
    **dict.fromkeys(
        "airport river dam lake valley sea ocean gulf bay strait island islands desert province district county "
        "governorate peninsula corridor port harbour basin delta territory".split(),
        "Place",
    ),
}
"""Nouns that head a capitalised name, with the type of the guidelines (section 1) that the name then has."""

GROUP_HEADS: Final = _words(
    "makers firefighters heads chiefs strategists departments scholars responders adversaries specialists servants "
    "terrorists extremists "
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
    "trainers advisers advisors commanders beneficiaries recipients suppliers vendors intermediaries prisoners "
    "detainees inmates nurses doctors physicians clinicians dentists pharmacists midwives carers caregivers homeowners "
    "tenants landlords passengers pilots seafarers crews shipowners fishers veterans pensioners jobseekers claimants "
    "customers clients graduates pupils learners trainees apprentices instructors professors editors publishers "
    "broadcasters retailers wholesalers exporters importers growers breeders miners charities churches "
    "philanthropists funders lenders creditors shareholders trustees councillors mayors magistrates paralegals "
    "interpreters engineers technicians planners architects designers programmers traders seekers smugglers "
    "secretaries parliaments legislatures commissioners directors boards councils ministries universities colleges "
    "chairs chairpersons chairmen officers teams reviewers librarians hospitals clinics "
    "coaches guardians sponsors custodians drivers cyclists pedestrians motorists travellers travelers herders "
    "pastoralists smallholders entrepreneurs federations confederations consortia embassies airlines carriers "
    "utilities "
    "municipalities principals administrators registrars clerks treasurers accountants brokers bankers lobbyists "
    "campaigners protesters demonstrators dissidents evacuees hostages orphans widows elders clerics imams priests "
    "bishops historians archivists curators artists musicians writers translators reporters bloggers moderators "
    "holders rightsholders bondholders policyholders officeholders appointees nominees voters electors constituents "
    "deputies senators aides interns fellows alumni statisticians enumerators surveyors modellers modelers forecasters "
    "meteorologists geologists biologists ecologists chemists physicists psychologists sociologists anthropologists "
    "epidemiologists surgeons paramedics wardens rangers sailors fishermen hunters peasants labourers laborers "
    "tourists visitors importers lessees licensees grantees mentors tutors lecturers counsellors counselors "
    "whistleblowers informants bystanders offenders suspects defendants plaintiffs litigants petitioners complainants "
    "arbitrators jurors notaries stewards caretakers"
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
    "terrorist criminal extremist rebel insurgent paramilitary signatory regional-level international-level "
    "detained missing injured imprisoned accused convicted retired unemployed registered licensed certified accredited "
    "banking housing manufacturing mining farming fishing shipping engineering nursing teaching lending accounting "
    "broadcasting appointed listed regulated assisted targeted educated homeless stateless bereaved traumatized "
    "religious asylum"
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
    "abolish accelerate accept access accredit achieve acknowledge act adapt add address adhere adjust administer "
    "adopt advance advertise advise advocate agree align allocate allow amend analyse analyze apply appoint appraise "
    "approve arrange articulate ask assess assign assist assume attach attend audit automate avoid back balance ban "
    "base become begin bolster boost bring broaden broker build calculate calibrate call cancel carry cease "
    "centralise centralize certify change check choose cite clarify clean clear close coach codify collaborate "
    "collect combine come commission commit communicate compare compel compensate compete compile complete comply "
    "concentrate conclude condition conduct confirm consider consolidate construct consult continue contribute "
    "convene cooperate coordinate copy correct count counter cover create criminalise criminalize cultivate curb "
    "customise customize cut deal decide declare decriminalise decriminalize dedicate deduct deepen defer define "
    "delay delegate deliver demonstrate deny deploy describe design designate detail deter determine develop devise "
    "devote dig digitise digitize diminish direct disburse disclose discontinue discuss dismantle dispatch "
    "disseminate dissolve distribute diversify divest document draft draw earmark educate elaborate elevate eliminate "
    "embed embrace emphasise emphasize empower enable enact encourage end endorse endow enforce engage enhance "
    "enlarge enlist enrich ensure enter equalize equip eradicate establish evacuate evaluate evolve examine exchange "
    "exclude execute exempt exercise expand expedite explain exploit explore export extend facilitate feed fill "
    "finalise finalize finance find fix flag focus follow force forge formalise formalize formulate foster frame "
    "freeze fulfil fulfill fund further gather gauge generate get give go grant guarantee guard guide halt hand "
    "harmonise harmonize harness heed heighten help hire hold honor honour house identify illustrate implement import "
    "impose improve incentivise incentivize include incorporate increase inform infuse initiate insist inspect "
    "inspire install institute institutionalise institutionalize instruct insulate insure integrate intensify "
    "interview introduce invest investigate invite involve isolate issue join justify keep launch lay lead learn "
    "leave legalise legalize lend lengthen leverage liberalise liberalize license lift limit link list lobby localise "
    "localize locate look loosen lower mainstream maintain make manage mandate map match maximise maximize measure "
    "mediate meet merge minimise minimize mitigate mobilise mobilize model modernise modernize modify monitor "
    "motivate move multiply name negotiate nominate normalise normalize note notify nurture oblige observe obtain "
    "offer offset onboard open operate operationalise operationalize oppose optimise optimize organise organize "
    "outlaw outline overcome oversee paint participate partner pass patrol pay penalise penalize perform permit "
    "persuade phase pilot place plan plant play pledge plug pool position preclude prepare prescribe present preserve "
    "press prevent prioritise prioritize privatize probe procure produce professionalise professionalize prohibit "
    "prolong promote propose prosecute protect provide publicise publicize publish pull pursue push put quantify "
    "raise ratify rationalise rationalize reach reaffirm realign realise realize reallocate reassess rebalance "
    "rebuild recalibrate recall receive reclaim recognise recognize recommend reconcile reconsider reconstruct record "
    "recruit recycle redefine redeploy redesign redirect redistribute redouble redress reduce refer refine refocus "
    "reform refrain refuse regularise regularize regulate rehabilitate reimagine reimburse reinforce reintegrate "
    "reject relax release relocate rely remain remedy remind remove remunerate render renegotiate renew reopen "
    "reorient repair repeal replace report repurpose request require rescind rescue reserve resettle resist resolve "
    "respect respond restore restrict restructure resume retain rethink retire retrain reunite reverse review revise "
    "revisit revitalise revitalize reward rotate safeguard scale schedule scrap screen scrutinise scrutinize secure "
    "seek select send separate serve set settle shape share shield shift shorten show shut sift sign simplify situate "
    "socialize solicit solidify solve speak specify speed spell spend sponsor spread stabilise stabilize stagger "
    "standardise standardize start state stay step stimulate stockpile stop store streamline strengthen stress strike "
    "strip strive structure submit subsidise subsidize substitute supervise supplement supply support survey suspend "
    "sustain swap switch synchronize synthesise synthesize tackle tailor take target task tax teach tender terminate "
    "test tie tighten trace track train transfer transform transition translate transmit transpose treat trial triple "
    "try turn underpin understand undertake unify unlock update upgrade uphold upskill urge use utilise utilize "
    "vaccinate validate verify vet view voice vote waive warn weigh widen withdraw withhold work write"
)
"""Base forms that open an imperative or an infinitive of policy advice."""
