namespace Whence.Corpus.Tests;

public sealed class SlotsTests
{
    [Fact]
    public void Fill_CapitalSlot_CapitalisesTheValue()
    {
        var slots = new Slots { ["place"] = "the Moss" };
        Assert.Equal("The Moss is wet. Go to the Moss.", slots.Fill("{Place} is wet. Go to {place}."));
    }

    [Fact]
    public void Fill_UnsetSlot_NamesTheSlot()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new Slots().Fill("The {ship} sails."));
        Assert.Contains("{ship}", error.Message, StringComparison.Ordinal);
    }
}
