using Whence.Cli.Concepts;
using Whence.Engine.Configuration;
using Whence.Engine.Parameters;
using Whence.Models;
using Whence.Models.Concepts;
using Whence.Safetensors;
using Whence.Text;

namespace Whence.Cli.Model;

/// <summary>Collects what there is to know about a model without loading its weights.</summary>
internal static class ModelInfoReader
{
    private const string TokenizerFile = "tokenizer.json";

    public static ModelInfo Read(string folder)
    {
        var config = ConfigReader.ReadFolder(folder);
        using var store = TensorStore.Open(folder);
        var entries = store.Entries.Values;
        return new ModelInfo(
            ModelFolder.Name(folder),
            folder,
            new ModelShape(
                config.Layers, config.Width, config.Heads, config.KeyHeads, config.MlpWidth, config.BlockLength,
                config.ContextLength),
            ParameterLayout.For(config).Sum(spec => (long)spec.Count),
            entries.Sum(entry => entry.ByteLength),
            [.. entries.Select(entry => entry.Type.ToString()).Distinct().Order(StringComparer.Ordinal)],
            store.Sha256(),
            new VocabularyInfo(config.VocabularySize, SpecialTokens(folder)),
            new ConceptInfo(
                config.Concepts.Known,
                config.Concepts.Discovered,
                ConceptCatalogue.Read(folder, config.Concepts.Known).Entries.Count),
            [.. Files(folder)]);
    }

    private static IReadOnlyDictionary<string, int>? SpecialTokens(string folder) =>
        File.Exists(Path.Combine(folder, TokenizerFile)) ? Tokenizer.Open(folder).SpecialTokens : null;

    private static IEnumerable<ModelFile> Files(string folder) =>
        from file in new DirectoryInfo(folder).EnumerateFiles()
        orderby file.Name
        select new ModelFile(file.Name, file.Length);
}
