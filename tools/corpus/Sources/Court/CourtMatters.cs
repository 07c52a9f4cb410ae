namespace Whence.Corpus.Sources.Court;

/// <summary>The cases that come before the harbour court.</summary>
internal static class CourtMatters
{
    private static readonly CourtMatter Theft = new(
        "theft",
        new(["theft", "court-hearing"],
        [
            "{who} was charged with the theft of {thing} from {place}. The owner told the court that {he} stole "
                + "it by night.",
            "The charge was theft. The court heard that {who} stole {thing} from {place} while the owner was asleep.",
            "The clerk told the court that {thing} had been stolen from {place}, and that {who} was charged with "
                + "the theft.",
            "{who} stood before the bench on a charge of theft, for it was said that {he} had stolen {thing} "
                + "from {place}.",
        ]),
        new(["theft", "court-hearing"],
        [
            "The court heard that the stolen goods were under a sail in {his} shed. {He} said that {he} had "
                + "meant to give {thing} back.",
            "The constable found {thing} in {his} boat and told the bench that no thief could have hidden stolen "
                + "goods in a worse place.",
            "{who} told the bench that {he} was no thief, and that {he} had found {thing} lying near {place} "
                + "before it was stolen.",
        ]),
        ["a coil of new rope", "a brass lamp", "a box of hooks", "a barrel of tar", "a good anchor", "a wool coat"],
        ["the net loft", "the Old Quay", "the chandler's shop", "the boat shed", "the fish market"]);

    private static readonly CourtMatter Collision = new(
        "collision",
        new(["boat-collision", "court-hearing"],
        [
            "The court heard that the boat of {who} struck {thing} near {place}. The collision broke two planks "
                + "of the hull.",
            "{who} was charged with careless steering after a collision with {thing} near {place}. Both hulls "
                + "were damaged.",
            "The case came from a collision near {place}, where {who} steered straight into {thing} and damaged "
                + "its hull.",
        ]),
        new(["boat-collision", "court-hearing"],
        [
            "{who} told the court that the collision could not be helped, for the tide had pushed the hull of "
                + "{his} boat across.",
            "The pilot told the bench that he saw both boats before the collision, and that neither of them "
                + "turned the helm in time.",
            "A drawing of the collision was handed to the bench. It showed the two boats bow to bow, with a hole "
                + "in the hull just above the water.",
        ]),
        ["the trawler Heron", "the ketch Samphire", "the lugger Plover", "the barge Good Intent", "the cutter Petrel"],
        ["the Old Quay", "the harbour mouth", "the bell buoy", "the slipway", "the Gull Rock light"]);

    private static readonly CourtMatter Licence = new(
        "licence",
        new(["fishing-licence", "court-hearing"],
        [
            "{who} was charged with fishing for {thing} off {place} without a licence. The court asked to see "
                + "{his} nets.",
            "The charge was that {who} caught {thing} off {place} while {his} fishing licence was out of date.",
            "The court heard that {who} had no licence for fishing off {place}, and yet came home with a net "
                + "full of {thing}.",
        ]),
        new(["fishing-licence", "court-hearing"],
        [
            "{who} told the court that {his} fishing licence was at home in a drawer, but the drawer held only "
                + "old nets and a cork.",
            "The fishery officer told the court that a licence for {thing} costs little, and that all who fish "
                + "there must carry one.",
            "{He} told the bench that {his} father had never needed a licence for fishing, and that the nets "
                + "were his.",
        ]),
        ["herring", "mackerel", "crab", "lobster", "cod"],
        ["the Moss", "Gull Rock", "the river mouth", "the long sands", "the north gate"]);

    private static readonly CourtMatter Noise = new(
        "noise",
        new(["noise-complaint", "court-hearing"],
        [
            "{who} was charged with making a loud noise with {thing} near {place}, which kept the street awake "
                + "past midnight.",
            "The court heard a complaint of noise. Near {place}, {who} played {thing} so loudly that no one "
                + "could sleep.",
            "The neighbours complained to the court that the noise of {thing} near {place} had kept them awake, "
                + "and named {who}.",
        ]),
        new(["noise-complaint", "court-hearing"],
        [
            "{who} told the bench that the noise was music, and that those who were kept awake by it should "
                + "learn to dance.",
            "A neighbour told the court that the noise went on until two, and that the loud singing was the "
                + "worst of it.",
            "The constable told the court that he heard the noise from three streets away, and that it was loud "
                + "enough to wake a sailor.",
        ]),
        ["a fiddle", "a brass horn", "a drum", "a ship's bell", "an old piano"],
        ["Tarn Street", "the Anchor inn", "Fenner Hill", "the ferry steps", "the corn hall"]);

    private static readonly CourtMatter Smuggling = new(
        "smuggling",
        new(["smuggling", "court-hearing"],
        [
            "{who} was charged with smuggling {thing} through {place}. The court heard that no duty had been paid.",
            "The charge was smuggling. The customs officers told the court that {who} hid {thing} near {place} "
                + "and paid no duty.",
            "The court heard that {thing} had been smuggled ashore at {place}, and that {who} had paid no "
                + "customs duty on it.",
        ]),
        new(["smuggling", "court-hearing"],
        [
            "The court heard that the customs officers found the smuggled goods beneath a false floor, and {who} "
                + "could show no paper for the duty.",
            "{who} told the bench that {he} knew nothing of smuggling, and that {thing} must have been hidden "
                + "there by someone else.",
            "The bench was told that the smugglers had used a lamp in the window as a signal, and the customs "
                + "officers had only to follow the light.",
        ]),
        ["a cask of brandy", "a chest of tea", "a bale of silk", "a keg of salt", "a crate of tobacco"],
        ["the Moss", "the river Wend", "the old lime kiln", "the sea caves", "the north gate"]);

    private static readonly CourtMatter Weapon = new(
        "weapon",
        new(["weapon-mention", "court-hearing"],
        [
            "{who} was charged with carrying a weapon in a public place. The court was shown {thing}, which was "
                + "found at {place}.",
            "The court heard that {who} came to {place} with {thing}, and that a weapon may not be carried there.",
            "The charge concerned a weapon, for {who} had brought {thing} to {place} on a market day.",
        ]),
        new(["weapon-mention", "court-hearing"],
        [
            "No one was hurt by the weapon. {who} told the court that {he} had forgotten {thing} in {his} belt "
                + "after a day at sea.",
            "The weapon was handed to the constable at once, and the bench ordered that {thing} be locked away.",
            "{who} told the court that {thing} was not a weapon but a keepsake, and the blunt blade was passed "
                + "along the bench.",
        ]),
        ["a long knife", "a rusty sword", "an old pistol", "a whaling harpoon", "a curved dagger"],
        ["the ferry steps", "the fish market", "the Anchor inn", "the school gate", "the corn hall"]);

    internal static readonly CourtMatter[] All = [Theft, Collision, Licence, Noise, Smuggling, Weapon];
}
