using System.Text;
using Whence.Models.Answers;

namespace Whence.Models.Tests.Answers;

public class CodePointOffsetsTests
{
    [Fact]
    public void At_TextBesideTheBasicPlane_CountsPairsOnce()
    {
        var offsets = new CodePointOffsets("a😀b");
        Assert.Equal([0, 1, 2, 2, 3], Enumerable.Range(0, 5).Select(offsets.At));
        Assert.Equal(3, offsets.Count);
    }

    [Fact]
    public void At_EveryPrefix_EqualsTheRunesOfThePrefix()
    {
        const string Text = "é e\u0301 👩‍👩‍👧 漢字 𝔘𝔫𝔦 \u202e bidi";
        var offsets = new CodePointOffsets(Text);
        var position = 0;
        foreach (var rune in Text.EnumerateRunes())
        {
            Assert.Equal(Text[..position].EnumerateRunes().Count(), offsets.At(position));
            position += rune.Utf16SequenceLength;
        }

        Assert.Equal(Text.EnumerateRunes().Count(), offsets.Count);
        Assert.Equal(Encoding.UTF32.GetByteCount(Text) / 4, offsets.Count);
    }

    [Fact]
    public void At_LoneSurrogates_CountsEach() => Assert.Equal(2, new CodePointOffsets("\udc00\ud800").Count);

    [Fact]
    public void At_OutsideTheText_Throws()
    {
        var offsets = new CodePointOffsets("ab");
        Assert.Throws<ArgumentOutOfRangeException>(() => offsets.At(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => offsets.At(-1));
    }
}
