namespace Whence.Corpus.Sources.HarbourDesk;

/// <summary>Pools so large that a name in a reply can only come from the message above it.</summary>
internal static class DeskNames
{
    public static IReadOnlyList<string> First { get; } = Split(
        """
        Ada Abel Agnes Alma Amos Anna Arno Basil Bella Bram Carla Cecil Clara Colin Cora Dora Edith Edgar Elsa Emil
        Enid Ernest Esme Felix Flora Frank Gilda Greta Hanna Harold Hazel Hugo Ida Ivan Ivy Jacob Jane Jonas Judith
        Karl Kate Laura Leo Lily Lucas Mabel Magnus Maud Miles Mira Nora Olga Oscar Paula Peter Rosa Rufus Ruth Silas
        Stella Tilda Victor Walter Wilma
        """);

    public static IReadOnlyList<string> Last { get; } = Split(
        """
        Finch Archer Bates Birch Black Bloom Brook Burns Cable Carter Chase Clay Cole Crane Cross Dale Dawson Drake
        Dyer Farmer Fisher Fletcher Flint Foster Frost Gale Garner Glover Grant Green Grove Harper Hart Hawk Heath
        Hill Holland Hunter Jarvis Kemp King Knight Lake Lane Marsh Mason Miller Noble North Parker Pike Pond Porter
        Reed Rivers Rook Sharp Shaw Stone Swan Thorne Turner Wade Wells
        """).Where(name => name is not ("Frost" or "Gale")).ToArray();

    public static IReadOnlyList<string> Vessels { get; } = Split(
        """
        Adder Albatross Amber Antelope Aurora Badger Beacon Beaver Bluebell Bramble Bronze Buttercup Cedar Clover
        Comet Condor Copper Coral Cormorant Cuckoo Curlew Daisy Dolphin Dragonfly Eagle Ember Falcon Fern Firefly
        Foxglove Garnet Gazelle Goldfinch Harrier Heather Hornet Iris Jasmine Juniper Kestrel Laurel Linnet Lynx
        Magpie Mallard Merlin Mistral Nightingale Opal Orchid Osprey Otter Panther Partridge Pelican Plover Poppy
        Puffin Raven Robin Sapphire Sparrow Swift Thistle
        """);

    private static string[] Split(string names) =>
        names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
