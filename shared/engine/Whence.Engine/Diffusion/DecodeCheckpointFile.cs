using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Whence.Engine.Steering;
using Whence.Engine.Traces;

namespace Whence.Engine.Diffusion;

/// <summary>
/// Checkpoints as bytes, little-endian: magic number, texts and numbers, tokens, commits, their states, the rules that
/// fired, and the SHA-256 of all of it. The first version knew no rules; it is read too.
/// </summary>
internal static class DecodeCheckpointFile
{
    private const int WithoutRules = 0x31504357; // "WCP1"
    private const int Magic = 0x32504357; // "WCP2"

    public static byte[] Write(DecodeCheckpoint checkpoint)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(checkpoint.Origin.Model);
        writer.Write(checkpoint.Origin.ModelDigest);
        writer.Write(checkpoint.Origin.Backend);
        writer.Write(checkpoint.SettingsDigest);
        writer.Write(checkpoint.StepsDone);
        writer.Write(checkpoint.BlocksDone);
        writer.Write(checkpoint.StepInBlock);
        writer.Write(checkpoint.Order);
        writer.Write(checkpoint.IsDone);
        writer.Write(checkpoint.Forwards);
        writer.Write(checkpoint.Rows);
        writer.Write(checkpoint.EarlierCommits);
        WriteTokens(writer, checkpoint.Generated);
        WriteCommits(writer, checkpoint);
        WriteFirings(writer, checkpoint.Firings);
        writer.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    public static DecodeCheckpoint Read(ReadOnlyMemory<byte> content)
    {
        var length = content.Length - SHA256.HashSizeInBytes;
        if (length < sizeof(int) || !SHA256.HashData(content.Span[..length]).AsSpan().SequenceEqual(
            content.Span[length..]))
        {
            throw new InvalidDataException("The checkpoint is damaged; start the generation anew.");
        }

        using var reader = new BinaryReader(new MemoryStream(content[..length].ToArray()));
        return reader.ReadInt32() switch
        {
            Magic => Read(reader) with { Firings = ReadFirings(reader) },
            WithoutRules => Read(reader),
            _ => throw new InvalidDataException(
                "The checkpoint is of another version; start the generation anew."),
        };
    }

    private static DecodeCheckpoint Read(BinaryReader reader)
    {
        var checkpoint = new DecodeCheckpoint
        {
            Origin = new TraceOrigin(reader.ReadString(), reader.ReadString(), reader.ReadString()),
            SettingsDigest = reader.ReadString(),
            StepsDone = reader.ReadInt32(),
            BlocksDone = reader.ReadInt32(),
            StepInBlock = reader.ReadInt32(),
            Order = reader.ReadInt32(),
            IsDone = reader.ReadBoolean(),
            Forwards = reader.ReadInt32(),
            Rows = reader.ReadInt64(),
            EarlierCommits = reader.ReadInt32(),
            Generated = ReadTokens(reader),
            Commits = [],
            Hidden = [],
            Composed = [],
        };
        return ReadCommits(reader, checkpoint);
    }

    private static void WriteTokens(BinaryWriter writer, IReadOnlyList<int> tokens)
    {
        writer.Write(tokens.Count);
        foreach (var token in tokens)
        {
            writer.Write(token);
        }
    }

    private static int[] ReadTokens(BinaryReader reader)
    {
        var tokens = new int[reader.ReadInt32()];
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = reader.ReadInt32();
        }

        return tokens;
    }

    private static void WriteCommits(BinaryWriter writer, DecodeCheckpoint checkpoint)
    {
        writer.Write(checkpoint.Commits.Count);
        for (var i = 0; i < checkpoint.Commits.Count; i++)
        {
            var commit = checkpoint.Commits[i];
            writer.Write(commit.Order);
            writer.Write(commit.Step);
            writer.Write(commit.Position);
            writer.Write(commit.Token);
            writer.Write(commit.Logit);
            WriteRow(writer, checkpoint.Hidden[i]);
            WriteRow(writer, checkpoint.Composed[i]);
        }
    }

    private static DecodeCheckpoint ReadCommits(BinaryReader reader, DecodeCheckpoint checkpoint)
    {
        var (commits, hidden, composed) = (new List<Commit>(), new List<float[]>(), new List<float[]>());
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            commits.Add(new Commit(
                reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadSingle()));
            hidden.Add(ReadRow(reader));
            composed.Add(ReadRow(reader));
        }

        return checkpoint with { Commits = commits, Hidden = hidden, Composed = composed };
    }

    private static void WriteFirings(BinaryWriter writer, IReadOnlyList<RuleFiring> firings)
    {
        writer.Write(firings.Count);
        foreach (var firing in firings)
        {
            writer.Write(firing.Rule);
            writer.Write(firing.Step);
            writer.Write(firing.Committed);
            writer.Write(firing.Position);
            writer.Write(firing.Activation);
        }
    }

    private static RuleFiring[] ReadFirings(BinaryReader reader)
    {
        var firings = new RuleFiring[reader.ReadInt32()];
        for (var i = 0; i < firings.Length; i++)
        {
            firings[i] = new RuleFiring(
                reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadSingle());
        }

        return firings;
    }

    private static void WriteRow(BinaryWriter writer, float[] row)
    {
        writer.Write(row.Length);
        writer.Write(MemoryMarshal.AsBytes(row.AsSpan()));
    }

    private static float[] ReadRow(BinaryReader reader)
    {
        var row = new float[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(row.AsSpan()));
        return row;
    }
}
