using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Whence.Keys;

/// <summary>
/// A key as its owner holds it: <c>whk_</c>, 16 characters that name it, <c>_</c>, 43 secret characters and 6 that
/// check the rest, so that a mistyped key is told from a wrong one without asking anybody.
/// </summary>
public sealed class ApiKey
{
    /// <summary>What every key begins with.</summary>
    public const string Prefix = "whk_";

    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int IdLength = 16;

    // 43 letters out of 62 are 256 random bits.
    private const int SecretLength = 43;
    private const int CheckLength = 6;
    private const int SecretStart = 4 + IdLength + 1;
    private const int CheckStart = SecretStart + SecretLength;
    private const int TextLength = CheckStart + CheckLength;

    private static readonly SearchValues<char> Alphabet = SearchValues.Create(Letters);

    private ApiKey(string text)
    {
        Text = text;
        Id = text[Prefix.Length..(Prefix.Length + IdLength)];
    }

    /// <summary>Gets the whole key; it is shown once and stored nowhere.</summary>
    public string Text { get; }

    /// <summary>Gets the part that names the key and may be shown.</summary>
    public string Id { get; }

    /// <summary>Makes a new key.</summary>
    public static ApiKey Create()
    {
        var body = $"{Prefix}{RandomNumberGenerator.GetString(Letters, IdLength)}_" +
            RandomNumberGenerator.GetString(Letters, SecretLength);
        Span<char> check = stackalloc char[CheckLength];
        WriteCheck(body, check);
        return new ApiKey(string.Concat(body, check));
    }

    /// <summary>Reads a key; what is mistyped or cut short is not one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ApiKey? key)
    {
        key = text is not null && IsWellFormed(text) ? new ApiKey(text) : null;
        return key is not null;
    }

    /// <summary>Returns whether a text names a key, without its secret.</summary>
    public static bool IsId(string text) => text is { Length: IdLength } && IsLetters(text);

    /// <summary>Returns the SHA-256 of the whole key, which is all that is stored of it.</summary>
    public byte[] Hash()
    {
        Span<byte> bytes = stackalloc byte[TextLength];
        Encoding.ASCII.GetBytes(Text, bytes);
        return SHA256.HashData(bytes);
    }

    /// <summary>Returns the id: a key that is printed by accident does not give itself away.</summary>
    public override string ToString() => Prefix + Id;

    private static bool IsWellFormed(string text)
    {
        if (text.Length != TextLength || !text.StartsWith(Prefix, StringComparison.Ordinal)
            || text[SecretStart - 1] != '_' || !IsLetters(text.AsSpan(Prefix.Length, IdLength))
            || !IsLetters(text.AsSpan(SecretStart)))
        {
            return false;
        }

        Span<char> check = stackalloc char[CheckLength];
        WriteCheck(text.AsSpan(0, CheckStart), check);
        return text.AsSpan(CheckStart).SequenceEqual(check);
    }

    private static bool IsLetters(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Alphabet);

    // 32 bits of a digest in base 62: it finds typing errors, it keeps no secret.
    private static void WriteCheck(ReadOnlySpan<char> body, Span<char> check)
    {
        Span<byte> bytes = stackalloc byte[CheckStart];
        Encoding.ASCII.GetBytes(body, bytes);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        var number = BitConverter.ToUInt32(digest);
        for (var index = CheckLength - 1; index >= 0; index--)
        {
            check[index] = Letters[(int)(number % 62)];
            number /= 62;
        }
    }
}
