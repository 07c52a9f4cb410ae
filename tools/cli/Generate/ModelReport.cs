using Whence.Models;

namespace Whence.Cli.Generate;

/// <summary>Which model answered, and on what.</summary>
internal sealed record ModelReport(string Name, string Digest, string Backend)
{
    public static ModelReport Of(LoadedModel model) =>
        new(model.Package.Name, model.Digest(), model.Denoiser.Backend);
}
