namespace Whence.Corpus.Sources.Court;

/// <summary>What every court summary is made of, whatever the case.</summary>
internal static class CourtPassages
{
    internal static readonly ChunkKind Opening = new(["court-hearing"],
    [
        "Court summary from Brackhaven, {date}. The harbour court sat at ten and heard the case against {who}.",
        "Court summary from Brackhaven, {date}. The court was asked to stand, and the clerk read the case "
            + "against {who}.",
        "Court summary from Brackhaven, {date}. One case was listed before the bench, and it was the case "
            + "against {who}.",
        "Court summary from Brackhaven, {date}. The clerk of the court called the case against {who}, who came "
            + "in alone.",
        "Court summary from Brackhaven, {date}. The bench heard one matter in open court, the case against {who}.",
    ]);

    internal static readonly ChunkKind LightRule = new(["legal-claim", "warning"],
    [
        "Every vessel that enters the harbour must show a light from dusk until dawn. Any master who breaks this "
            + "rule is liable in law.",
        "Every vessel that enters the harbour must show a light from dusk until dawn. The law allows no excuse, "
            + "and the duty falls on the master.",
    ]);

    internal static readonly ChunkKind Law = new(["legal-claim"],
    [
        "Under the law of the harbour, a person who finds lost goods has a duty to return them and is liable if "
            + "they are kept.",
        "The law gives every accused person the right to speak last, and no court may take that right away.",
        "By law, a person may not be punished twice for the same act, and the bench is bound by that rule.",
        "The law says that damage done by carelessness must be made good, and that the person who did it is liable.",
        "In law, a promise made before two witnesses is binding, and the person who breaks it is liable for the "
            + "loss.",
    ]);

    internal static readonly ChunkKind Woman = new(["witness-evidence", "women"],
    [
        "A witness, a woman who mends nets on the quay, said in evidence that she saw the whole thing from her "
            + "window.",
        "The first witness was a woman from Tarn Street. She gave her evidence clearly and said what she had seen.",
        "Two women gave evidence. Each woman told the court what she had seen, and the two witnesses agreed.",
        "A woman who sells eels was called as a witness, and her evidence was that she heard shouting before dawn.",
    ]);

    internal static readonly ChunkKind Man = new(["witness-evidence", "men"],
    [
        "A witness, an honest man who rows the ferry boat, said in evidence that he had seen nothing after dark.",
        "The first witness was a man from Fenner Hill. He gave his evidence slowly and was asked to speak up.",
        "Two men gave evidence. One man remembered everything and the other man could swear to nothing at all.",
        "A man who keeps bees was called as a witness, and his evidence was that he had been at home that night.",
    ]);

    internal static readonly ChunkKind Private = new(["privacy-detail", "court-hearing"],
    [
        "The court ordered that the home address and the date of birth of the witness be kept out of the public "
            + "record.",
        "The bench said that the private address of the family must not be printed, and that their names stay "
            + "secret.",
        "At the request of the clerk of the court, the home address and the private letters in the case will not "
            + "be made public.",
    ]);

    internal static readonly ChunkKind[] Verdicts =
    [
        new(["fine-imposed", "formal"],
        [
            "The undersigned bench hereby finds {who} guilty and imposes a fine of {sum}, to be paid to the "
                + "clerk within {term}.",
            "It is hereby ordered that {who}, being guilty, must pay a fine of {sum} within {term}, in "
                + "accordance with the law.",
            "In accordance with the law, {who} is hereby fined {sum}. The fine must be paid within {term}.",
            "The bench hereby finds {who} guilty and sets the fine at {sum}, to be paid within {term} in "
                + "accordance with the law.",
        ]),
        new(["acquittal", "court-hearing"],
        [
            "The bench found {who} not guilty, and {he} left the court a free person with nothing to pay.",
            "The verdict of the court was not guilty. {who} was cleared of the charge and bowed to the bench "
                + "before {he} left.",
            "There was not enough proof, so {who} was found not guilty by the bench, and the charge was cleared "
                + "from the record.",
            "{who} was cleared. The bench said that the case had not been proved and that {he} was not guilty.",
        ]),
        new(["appeal", "court-hearing"],
        [
            "{who} said at once that {he} would appeal, and the appeal will be heard by the higher court in {term}.",
            "The bench gave {who} leave to appeal. The higher court will hear the appeal in {term}.",
            "An appeal has been lodged by {who}, and until the higher court has heard it no sentence will be "
                + "carried out.",
        ]),
        new(["warning", "court-hearing"],
        [
            "The bench let {who} go with a stern warning: take care, for the next time the court will not be so "
                + "patient.",
            "{who} was warned by the court. Beware, said the bench, for a second offence is a danger to your "
                + "good name.",
            "The court gave {who} a last warning and told {him} to take great care for the next {term}, or beware.",
        ]),
    ];
}
