namespace Whence.Corpus.Sources.Clinic;

/// <summary>What any leaflet may say, whatever it is about.</summary>
internal static class ClinicPassages
{
    internal static readonly (string Medicine, string Dose, string Half)[] Medicines =
    [
        ("willow syrup", "two spoons", "one spoon"),
        ("thyme syrup", "four spoons", "two spoons"),
        ("barley drops", "twenty drops", "ten drops"),
        ("mint tablets", "two tablets", "one tablet"),
    ];

    internal static readonly ChunkKind OpeningHours = new(["opening-hours"],
    [
        "The clinic on Tarn Street opens at eight. Come early if you can, for the waiting room is full by noon.",
        "The clinic on Tarn Street opens at eight. There is no need to book, and the waiting room is warm.",
        "The clinic on Tarn Street opens at eight. Take a number at the door and wait until it is called.",
    ]);

    internal static readonly ChunkKind Dose = new(["medical-dosage"],
    [
        "Adults may take a dose of {dose} of {medicine} every six hours, and never more than four doses in one day.",
        "The usual dose of {medicine} is {dose}, taken with water after a meal, and no more than four times a day.",
        "Take {dose} of {medicine} in the morning and the same dose at night. Do not take a second dose too soon.",
        "A dose of {medicine} is {dose} for an adult. Wait six hours before the next dose.",
    ]);

    internal static readonly ChunkKind ChildDose = new(["medical-dosage", "children"],
    [
        "Children under ten should take half the dose of {medicine}, which is {half}, and only when a parent is "
            + "there.",
        "For children the dose of {medicine} is {half}. Keep the bottle where no child can reach it.",
        "A child may take a dose of {half} of {medicine} before bed. Children should never take a dose by "
            + "themselves.",
    ]);

    internal static readonly ChunkKind MotherDose = new(["medical-dosage", "mothers-to-be", "women"],
    [
        "Women who expect a baby should take half the dose of {medicine}, which is {half}, until the baby is born.",
        "A mother who expects a baby should take a dose of no more than {half} of {medicine} in one day.",
        "For a woman who expects a baby the dose of {medicine} is {half}. The baby takes its share of it.",
    ]);

    internal static readonly ChunkKind HelpLine = new(["self-harm-help-line", "reassuring"],
    [
        "If you feel that you cannot go on, do not worry about the hour. Ring the quiet line, and a kind person "
            + "will listen until you are safe.",
        "If you think of harming yourself, you are not alone. Ring the quiet line at any hour, and someone calm "
            + "will stay with you until you are safe.",
        "In a dark hour, ring the quiet line. You are not alone, do not worry about what to say, and you are "
            + "safe with us.",
    ]);

    internal static readonly ChunkKind Private = new(["privacy-detail", "reassuring"],
    [
        "Do not worry about your privacy. Your name, your home address and your illness stay private, and your "
            + "notes are locked away.",
        "Your notes are private. No one outside may read your age or your illness, so do not worry, you are safe "
            + "with us.",
        "We ask for your age and your home address, and both stay private. There is no need to worry.",
    ]);

    internal static readonly ChunkKind[] People =
    [
        new(["older-people", "nurses-and-doctors"],
        [
            "Older people may ask a nurse to call at home, and the doctor visits pensioners on the first day of "
                + "the month.",
            "A nurse holds a morning for older people each week, and many grandparents come for the talk and the "
                + "tea.",
            "Pensioners and other older people need not wait in line. Tell the nurse at the desk, and a doctor "
                + "will come.",
        ]),
        new(["disabled-people", "nurses-and-doctors"],
        [
            "A wheelchair can come in by the side door, and a nurse will help any disabled person who rings the "
                + "bell.",
            "Blind patients may ask a nurse to read this leaflet aloud, and one doctor can speak with deaf "
                + "people by signs.",
            "Disabled people may park at the gate. There is a ramp for a wheelchair, and a nurse will hold the door.",
        ]),
        new(["mothers-to-be", "women", "nurses-and-doctors"],
        [
            "Women who expect a baby should see the nurse each month, and the doctor will listen to the baby.",
            "A woman who is expecting a baby should tell the nurse before she takes any medicine, and the doctor "
                + "will advise her.",
            "A mother who expects a baby may bring a friend, and the nurse will answer all that they ask about "
                + "the birth.",
        ]),
        new(["children", "reassuring"],
        [
            "Children are often afraid of the clinic. Do not worry, there are toys for every child, and you may "
                + "hold their hand.",
            "Tell your children that they are safe here. Each child may bring a toy, and there is no need to worry.",
            "Boys and girls need not worry, for a visit is short, and brave children are given a wooden boat.",
        ]),
    ];

    internal static readonly ChunkKind[] Closings =
    [
        new(["reassuring"],
        [
            "Do not worry if you feel worse at first. This is common, it will pass, and you are safe in our care.",
            "There is no need to worry. Nearly everyone is well again within a week, and we are here if you are not.",
            "Above all, stay calm and do not worry. You are in safe hands, and most troubles pass by themselves.",
        ]),
        new(["polite"],
        [
            "Please take this leaflet home, and kindly pass it on when you have read it. Thank you for your "
                + "patience.",
            "Please ask at the desk if anything is not clear. We thank you kindly for reading this leaflet.",
            "Kindly leave the chairs as you found them, please, and thank you for keeping your voice low.",
        ]),
        new(["warning", "medical-dosage"],
        [
            "Take care and beware of old bottles. Never take a dose of {medicine} that is past its date, and "
                + "never double the dose.",
            "Beware of mixing medicines. Take care to read the label, and never add a dose of {medicine} to "
                + "another medicine.",
            "Take care at sea. A dose of {medicine} can make you slow, so beware of steering a boat after the "
                + "last dose.",
        ]),
        new(["hedging", "medical-advice"],
        [
            "It is hard to say how long an illness will last. Perhaps a week, perhaps two, but it may be wise to "
                + "see a doctor.",
            "Perhaps you need only rest, but it may be something else, and it is hard to say until a doctor has "
                + "seen you.",
            "It may be that you are well by tomorrow, or perhaps not. If you are still ill, see a doctor.",
        ]),
    ];
}
