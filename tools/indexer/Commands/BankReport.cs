using System.Globalization;
using Whence.Indexer.Terminal;
using Whence.Provenance.Banks;

namespace Whence.Indexer.Commands;

/// <summary>What a bank is, for people and for programs.</summary>
internal static class BankReport
{
    public static void Write(TextWriter output, BankManifest manifest, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, new
            {
                manifest.Digest,
                manifest.Model,
                manifest.Corpus,
                manifest.Options,
                manifest.Calibration.Radius,
                manifest.Support,
                manifest.Prototypes,
                manifest.Members,
                manifest.Outside,
                Bytes = Bytes(manifest),
            });
            return;
        }

        var (support, options) = (manifest.Support, manifest.Options);
        Line(output, "bank", $"{manifest.Digest}, version {manifest.Version}, {Bytes(manifest) / 1e6:N1} MB");
        Line(output, "model", $"{manifest.Model.Name} {manifest.Model.Digest}, vectors of {manifest.Model.Width}");
        Line(output, "corpus", $"{manifest.Corpus.Digest}, {manifest.Corpus.Documents:N0} documents");
        Line(output, "held out", $"{manifest.Corpus.HeldOut:N0} documents");
        Line(output, "prototypes", $"{manifest.Prototypes:N0} of {manifest.Members:N0} tokens");
        Line(output, "outside", $"{manifest.Outside:N0} tokens that no prototype took");
        Line(output, "radius", $"{manifest.Calibration.Radius:F3} (percentile {options.Percentile} of distances)");
        Line(output, "masks", $"{options.Masks.Sets} passes, seed {options.Masks.Seed}");
        Line(
            output,
            "no source below",
            $"{support.Resemblance:F3} (quantile {support.Quantile} of {support.Chunks:N0} {Kind(support)} chunks)");
    }

    private static string Kind(SupportThreshold support) => support.FromHeldOut ? "held out" : "anew masked";

    private static long Bytes(BankManifest manifest) => manifest.Files.Sum(file => file.Length);

    private static void Line(TextWriter output, string name, FormattableString value) =>
        output.WriteLine($"{name,-16} {value.ToString(CultureInfo.InvariantCulture)}");
}
