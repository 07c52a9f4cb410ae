using System.Buffers.Binary;
using System.Text;

namespace Whence.Safetensors.Tests.Fuzz;

/// <summary>Makes one mutated file from a seed: one to three edits of a sound one.</summary>
internal static class Mutation
{
    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\u0077", "\\ud800", "\0", " ", "\n", "\uFEFF", "é", "null", "true", "-",
        ".5", "e9", "dtype", "shape", "data_offsets", "__metadata__", "\"k\":\"v\",",
        "\"__metadata__\":{\"k\":\"v\"},", "\"dtype\":\"U8\",",
        "\"x\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]},",
    ];

    private static readonly string[] Types = ["F4", "F6_E2M3", "C64", "F64", "BOOL", "i8", "I8", "F8_E4M3"];

    private static readonly string[] Numbers =
    [
        "0", "1", "2", "3", "4", "6", "8", "12", "-1", "1.0", "1e2", "65536", "2147483648", "4294967296",
        "4611686018427387904", "9223372036854775807", "9223372036854775808", "18446744073709551614",
        "18446744073709551616", "99999999999999999999999999",
    ];

    private static readonly ulong[] Lengths =
        [0, 1, 2, 7, 8, 640, 25_000_000, 25_000_001, 1UL << 31, 1UL << 63, ulong.MaxValue];

    public static byte[] FromSeed(int seed)
    {
        var random = new Random(seed);
        var file = Pick(random, Samples.Files).ToArray();
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            file = Edit(random, file);
        }

        return file;
    }

    private static byte[] Edit(Random random, byte[] file) => random.Next(12) switch
    {
        0 => FlipBits(random, file),
        1 => file[..random.Next(file.Length + 1)],
        2 => Splice(random, file),
        3 => [.. file, .. new byte[random.Next(1, 9)]],
        4 => WithLength(file, Pick(random, Lengths)),
        5 => WithLength(file, (ulong)random.Next(file.Length + 9)),
        6 => EditJson(file, json => ReplaceNumber(random, json)),
        7 => EditJson(file, json => json.Insert(random.Next(json.Length + 1), Pick(random, Tokens))),
        8 => EditJson(file, json => Cut(random, json)),
        9 => RawFile.Of(RawFile.Pair(Small(random), Small(random), Small(random), Small(random)), Small(random)),
        10 => EditJson(file, json => json.Replace("U8", Pick(random, Types), StringComparison.Ordinal)),
        _ => EditJson(file, json => Repeat(random, json)),
    };

    private static byte[] FlipBits(Random random, byte[] file)
    {
        for (var flips = random.Next(1, 9); flips > 0 && file.Length > 0; flips--)
        {
            file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
        }

        return file;
    }

    private static byte[] Splice(Random random, byte[] file)
    {
        var other = Pick(random, Samples.Files);
        return [.. file[..random.Next(file.Length + 1)], .. other[random.Next(other.Length)..]];
    }

    private static byte[] WithLength(byte[] file, ulong length) => file.Length < 8
        ? RawFile.WithLength(length, [])
        : RawFile.WithLength(length, file[8..]);

    // Keeps the length in step with the edited header, so that the edit reaches the deeper rules.
    private static byte[] EditJson(byte[] file, Func<string, string> edit)
    {
        var length = file.Length < 8 ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(file);
        if (length == 0 || length > (ulong)(file.Length - 8))
        {
            return file;
        }

        var json = edit(Encoding.UTF8.GetString(file, 8, (int)length));
        return RawFile.Of(json, file[(8 + (int)length)..]);
    }

    private static string ReplaceNumber(Random random, string json)
    {
        var starts = Enumerable.Range(1, Math.Max(0, json.Length - 1))
            .Where(at => char.IsAsciiDigit(json[at]) && json[at - 1] is '[' or ',').ToList();
        if (starts.Count == 0)
        {
            return json;
        }

        var start = Pick(random, starts);
        var rest = json[start..].TrimStart("0123456789".ToCharArray());
        return json[..start] + Pick(random, Numbers) + rest;
    }

    private static string Cut(Random random, string json)
    {
        var start = random.Next(json.Length + 1);
        return json.Remove(start, Math.Min(random.Next(1, 20), json.Length - start));
    }

    private static string Repeat(Random random, string json)
    {
        var start = random.Next(json.Length + 1);
        return json.Insert(start, json.Substring(start, Math.Min(random.Next(1, 80), json.Length - start)));
    }

    private static int Small(Random random) => random.Next(8);

    private static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
