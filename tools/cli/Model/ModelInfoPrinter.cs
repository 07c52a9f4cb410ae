using System.Globalization;
using Whence.Cli.Terminal;

namespace Whence.Cli.Model;

/// <summary>Prints what is known about a model, a fact to a line.</summary>
internal static class ModelInfoPrinter
{
    public static void Print(CommandStreams streams, ModelInfo info)
    {
        var shape = info.Shape;
        Line("name", info.Name);
        Line("folder", info.Folder);
        Line("shape", $"{shape.Layers} layers x {shape.Width}, {shape.Heads} heads, {shape.KeyHeads} key heads, " +
            $"MLP {shape.MlpWidth}");
        Line("sequence", $"blocks of {shape.BlockLength}, context of {shape.ContextLength}");
        Line("parameters", Number(info.Parameters));
        Line("weights", $"{Number(info.Bytes)} bytes, {string.Join(", ", info.Types)}");
        Line("vocabulary", $"{Number(info.Vocabulary.Size)} tokens");
        Line("concepts", $"{info.Concepts.Known} known ({info.Concepts.Named} named), " +
            $"{info.Concepts.Discovered} discovered");
        Line("sha256", info.Sha256);
        foreach (var file in info.Files)
        {
            Line("file", $"{file.Name}, {Number(file.Bytes)} bytes");
        }

        void Line(string name, string value) => streams.Output.WriteLine($"{name,-10}  {value}");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
