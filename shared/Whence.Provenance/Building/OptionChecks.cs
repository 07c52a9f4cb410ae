namespace Whence.Provenance.Building;

/// <summary>Refuses options that no bank can be built with.</summary>
internal static class OptionChecks
{
    public static void Check(BankOptions options)
    {
        Require(options.Percentile is > 0 and <= 100, "percentile", options.Percentile, "a number above 0, up to 100");
        Require(options.PrototypesMax >= 1, "number of prototypes", options.PrototypesMax, "at least 1");
        Require(options.Masks.Sets >= 1, "number of mask sets", options.Masks.Sets, "at least 1");
        Require(options.CalibrationDocuments >= 1, "calibration documents", options.CalibrationDocuments, "at least 1");
        Require(options.SupportDocuments >= 1, "support documents", options.SupportDocuments, "at least 1");
        Require(
            options.SupportQuantile is >= 0 and < 1, "support quantile", options.SupportQuantile,
            "a number from 0, below 1");
        Require(options.CheckpointTokens >= 1, "tokens of a checkpoint", options.CheckpointTokens, "at least 1");
    }

    private static void Require(bool holds, string name, double value, string valid)
    {
        if (!holds)
        {
            throw new ProvenanceException($"The {name} cannot be {value}; give {valid}.");
        }
    }
}
