namespace Whence.Text.Splitting;

/// <summary>Names the four classes of code points that the cl100k pattern tells apart.</summary>
internal enum CharacterClass
{
    Other,
    Letter,
    Number,
    Whitespace,
}
