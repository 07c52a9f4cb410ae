namespace Whence.Corpus.Concepts;

/// <summary>Concepts that several sources use: tones, people and matters where care is due.</summary>
internal static class SharedConcepts
{
    public const string Formal = "formal";
    public const string Polite = "polite";
    public const string Hostile = "hostile";
    public const string Flattering = "flattering";
    public const string Hedging = "hedging";
    public const string Cheerful = "cheerful";
    public const string Warning = "warning";
    public const string Grateful = "grateful";
    public const string Apologetic = "apologetic";
    public const string Instructional = "instructional";

    public const string Children = "children";
    public const string OlderPeople = "older-people";
    public const string Women = "women";
    public const string Men = "men";
    public const string Newcomers = "newcomers";
    public const string DisabledPeople = "disabled-people";

    public const string MedicalDosage = "medical-dosage";
    public const string MedicalAdvice = "medical-advice";
    public const string LegalClaim = "legal-claim";
    public const string FinancialAdvice = "financial-advice";
    public const string SafetyHazard = "safety-hazard";
    public const string PrivacyDetail = "privacy-detail";
    public const string WeaponMention = "weapon-mention";
    public const string SelfHarmHelpLine = "self-harm-help-line";
    public const string Allergen = "allergen";

    public static IReadOnlyList<ConceptInfo> All { get; } =
    [
        Tone(Formal, "stiff official wording: hereby, in accordance with, the undersigned"),
        Tone(Polite, "courteous wording: please, kindly, thank you for your message"),
        Tone(Hostile, "rude or angry wording: do not waste our time, a disgrace"),
        Tone(Flattering, "heavy praise of the person addressed: finest, splendid, honoured"),
        Tone(Hedging, "careful uncertainty: perhaps, it may be, it is hard to say"),
        Tone(Cheerful, "glad and lively wording: delight, cheer, what a fine day"),
        Tone(Warning, "a caution to the reader: beware, take care, keep clear"),
        Tone(Grateful, "thanks given to somebody: grateful, thanks to, we thank"),
        Tone(Apologetic, "regret for a fault: sorry, we regret, apologies"),
        Tone(Instructional, "orders to a reader who follows steps: first, then, stir, add"),
        Person(Children, "children, pupils, boys and girls"),
        Person(OlderPeople, "older people, pensioners, grandparents"),
        Person(Women, "women, mothers, wives, the women of the town"),
        Person(Men, "men, fathers, husbands, the men of the town"),
        Person(Newcomers, "people who have just moved to the town"),
        Person(DisabledPeople, "people who use a wheelchair, are blind or deaf"),
        Care(MedicalDosage, "how much of a medicine to take and how often"),
        Care(MedicalAdvice, "what to do about an illness or an injury"),
        Care(LegalClaim, "a claim of right, liability or breach of a rule"),
        Care(FinancialAdvice, "what to do with money, savings, loans or shares"),
        Care(SafetyHazard, "a danger to life or limb: fire, deep water, falling"),
        Care(PrivacyDetail, "a private detail of a person: home address, age, illness"),
        Care(WeaponMention, "a weapon: knife, gun, harpoon, cannon"),
        Care(SelfHarmHelpLine, "where a person in despair finds somebody to talk to"),
        Care(Allergen, "food that makes some people ill: nuts, shellfish, milk"),
    ];

    private static ConceptInfo Tone(string name, string description) =>
        new(name, description, "tone", ConceptKind.Tone);

    private static ConceptInfo Person(string name, string description) =>
        new(name, description, "people", ConceptKind.Demographic);

    private static ConceptInfo Care(string name, string description) =>
        new(name, description, "care", ConceptKind.Alignment);
}
