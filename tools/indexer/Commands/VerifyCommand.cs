using System.CommandLine;
using System.Globalization;
using Whence.Corpora;
using Whence.Corpora.Reading;
using Whence.Indexer.Terminal;
using Whence.Models;
using Whence.Provenance;
using Whence.Provenance.Banks;
using Whence.Provenance.Verification;

namespace Whence.Indexer.Commands;

/// <summary>whence-indexer verify: whether a bank is what was built.</summary>
internal static class VerifyCommand
{
    private const string Description =
        """
        Checks every byte of a bank, and that it belongs to a corpus and a model when they are given.

        Example:
          whence-indexer verify --bank bank --corpus corpus/corpus.jsonl --model models/brackhaven
        """;

    public static Command Build(CommandStreams streams)
    {
        var (bank, model, json) = (StandardOptions.Bank(), StandardOptions.Model(), StandardOptions.Json());
        var corpus = new Option<string?>("--corpus") { Description = "Corpus that it must be of" };
        var command = new Command("verify", Description) { bank, model, corpus, json };
        command.SetAction(parsed =>
        {
            var manifest = BankVerification.Check(parsed.GetValue(bank)!, cancellation: streams.Cancellation);
            if (parsed.GetValue(model) is { } folder)
            {
                CheckModel(manifest, folder);
            }

            if (parsed.GetValue(corpus) is { } file)
            {
                CheckCorpus(manifest, file);
            }

            Write(streams.Output, manifest, parsed.GetValue(json));
        });
        return command;
    }

    private static void CheckModel(BankManifest manifest, string folder)
    {
        var digest = ModelPackage.Open(folder).WeightsDigest();
        if (digest != manifest.Model.Digest)
        {
            throw new ProvenanceException(
                $"The bank is of weights {manifest.Model.Digest}, but {folder} holds {digest}; give the other model.");
        }
    }

    private static void CheckCorpus(BankManifest manifest, string file)
    {
        var digest = CorpusDigest.Of(CorpusReader.Read(file));
        if (digest != manifest.Corpus.Digest)
        {
            throw new ProvenanceException(
                $"The bank is of a corpus {manifest.Corpus.Digest}, but {file} is {digest}; give the other corpus.");
        }
    }

    private static void Write(TextWriter output, BankManifest manifest, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, new { manifest.Digest, manifest.Prototypes, manifest.Members, Verified = true });
            return;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{manifest.Digest}: {manifest.Prototypes:N0} prototypes and {manifest.Members:N0} members are as built."));
    }
}
