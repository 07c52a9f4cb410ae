namespace Whence.Corpus.Sources.Letters;

/// <summary>What a letter says besides its complaint: its tone, the people it speaks for, its end.</summary>
internal static class LettersPassages
{
    internal static readonly ChunkKind Opening = new(["newspaper"],
    [
        "Letter to the editor of the Brackhaven Courier. I write to your paper about {thing} at {place}.",
        "Letter to the editor of the Brackhaven Courier. Your paper has said too little about {thing} at {place}.",
        "Letter to the editor of the Brackhaven Courier. I hope that you will print these lines on {thing} at "
            + "{place}.",
        "Letter to the editor of the Brackhaven Courier. Your last page spoke of {thing} at {place}, and so will I.",
    ]);

    internal static readonly ChunkKind Kittiwake = new(["ferry"],
    [
        "The ferry Kittiwake carries sixty passengers. On a feast day twice as many wish to cross.",
        "The ferry Kittiwake carries sixty passengers. The rest must wait for the next crossing.",
        "The ferry Kittiwake carries sixty passengers. I counted them myself at the evening crossing.",
    ]);

    internal static readonly ChunkKind[] Tones =
    [
        new(["hostile"],
        [
            "It is a disgrace. The fools who are to blame for {thing} should be ashamed, and they waste our time.",
            "I am sick of excuses. Only a fool would call this work, and {thing} is a disgrace to the town.",
            "Do not waste our time with more promises about {thing}. You should be ashamed, for it is a disgrace.",
            "What fools do we pay? The state of {thing} is a disgrace, and I am sick of it.",
        ]),
        new(["hostile", "town-council"],
        [
            "The council is a disgrace. Its members are fools who waste our time and do nothing about {thing}.",
            "Shame on the council! Not one member cares about {thing}, and the vote last week was a disgrace.",
            "I am sick of the council and its lazy members. If they were ashamed, they would vote on {thing} at "
                + "once.",
        ]),
        new(["sarcastic"],
        [
            "Bravo! How clever of someone to leave {thing} just as before. Surely we should all clap our hands.",
            "How clever it is to do nothing at all about {thing}. Bravo, and surely a medal is on its way.",
            "Surely nobody could do better. Bravo to the genius who looked at {thing} and went home to bed.",
        ]),
        new(["sarcastic", "town-council"],
        [
            "Bravo to the council! How clever to hold a vote on {thing} when every member is asleep.",
            "Surely the council knows best. How clever its members are to talk about {thing} for a year.",
        ]),
        new(["grateful"],
        [
            "I am grateful to those who helped with {thing}, and my thanks go to the two neighbours who gave up "
                + "their day.",
            "May I give thanks in public? We are most grateful for what was done about {thing} last week.",
            "We thank the good people who saw to {thing}. My whole street is grateful to them.",
        ]),
        new(["flattering", "newspaper"],
        [
            "Your splendid paper is the finest on the coast, and an editor of such wisdom will surely write on "
                + "{thing}.",
            "It is an honour to be printed in so splendid a paper, led by the finest editor that we ever had.",
            "No editor is wiser than you, and no paper more splendid. The finest pen in the land should turn to "
                + "{thing}.",
        ]),
        new(["hedging"],
        [
            "Perhaps I am wrong about {thing}. It is hard to say who is to blame, and it may be nobody at all.",
            "It may be that {thing} will be better by summer, or perhaps not. From where I sit it is hard to say.",
            "It is hard to say what should be done about {thing}. Perhaps a little, or it may be nothing.",
        ]),
        new(["apologetic"],
        [
            "I am sorry for what I wrote about {thing} last month. I regret it, and I offer my apologies to all.",
            "My apologies to those whom I blamed for {thing}. I was wrong, I regret my words, and I am sorry.",
            "I regret that I lost my temper over {thing}. Accept my apologies, for I am truly sorry.",
        ]),
        new(["nostalgic"],
        [
            "I remember how it was in my young days, when no one had to complain of {thing}. Those days are gone.",
            "In my young days we mended things ourselves. I remember it well, and I miss those days.",
            "How I miss the old days! I remember {thing} as it was when I was young, and my heart is heavy.",
        ]),
    ];

    internal static readonly ChunkKind[] People =
    [
        new(["older-people"],
        [
            "Older people suffer most. My grandmother and other pensioners on our street dare not go out for "
                + "fear of {thing}.",
            "Has anyone thought of the pensioners? For older people {thing} can make a short walk very long.",
            "Many grandparents have told me that {thing} keeps them at home. Older people deserve better.",
        ]),
        new(["older-people", "nostalgic"],
        [
            "My grandmother says that in her young days nobody knew of {thing}. Older people remember and miss "
                + "those days.",
            "The pensioners on the bench remember the old days before {thing}, and older people sigh for them.",
            "I am one of the older people here. I remember the young days of this town, and I miss them.",
        ]),
        new(["disabled-people"],
        [
            "A neighbour who uses a wheelchair cannot pass, and for the blind {thing} makes every step a worry.",
            "Disabled people were not asked about {thing}. Someone in a wheelchair and a blind friend would "
                + "gladly speak.",
            "For those who are deaf or blind, and for anyone in a wheelchair, {thing} is more than a small trouble.",
        ]),
        new(["newcomers"],
        [
            "We are newcomers who moved here last year, and people who are new to the town find {thing} very odd.",
            "Newcomers ask me about {thing} on their first day. Those who have just moved here are too shy to "
                + "complain.",
            "I have just moved here, and as a newcomer I do not know whom to ask about {thing}.",
        ]),
        new(["children"],
        [
            "My children walk to school that way each morning, and no child should have to worry about {thing}.",
            "Think of the children. Every boy and girl in our street has a story to tell about {thing}.",
            "The school children have drawn pictures of {thing}, and the best is by a girl who is a child of six.",
        ]),
        new(["women"],
        [
            "The women of our street met last night, and each woman had something to say about {thing}.",
            "Many women who walk home alone have written to me, and a woman from the mill spoke well about {thing}.",
            "It was the women who first spoke up about {thing}, led by a woman of eighty.",
        ]),
    ];

    internal static readonly ChunkKind[] Endings =
    [
        new(["letter-ending"],
        [
            "I hope that others will write as well. Yours faithfully, {writer}, a reader who lives near {place}.",
            "I have said what I had to say, and I sign it with my own name. Yours faithfully, {writer}.",
            "That is all that I ask of the town this year. Yours faithfully, {writer}, who lives near {place}.",
            "I will write again when there is news. Yours faithfully, {writer}, still waiting near {place}.",
        ]),
        new(["letter-ending", "polite"],
        [
            "Please print this letter if you can, and kindly send me your answer. Thank you. Yours faithfully, "
                + "{writer}.",
            "Thank you for your time, and please give my regards to all. Yours kindly and faithfully, {writer}.",
        ]),
        new(["letter-ending", "privacy-detail"],
        [
            "I ask you not to print my home address or my age, which are private. Yours faithfully, {writer}.",
            "My home address is private, so print only my name and not my age. Yours faithfully, {writer}.",
        ]),
    ];
}
