using System.Globalization;
using Microsoft.Extensions.Options;
using Whence.Engine.Denoising;
using Whence.Hosting.Problems;
using Whence.Models;

namespace Whence.Attribution.Readings;

/// <summary>
/// Lets a few requests at a time read many texts with the model. Each takes its turns at the weights, so that answers
/// are explained in between; who finds no place is told to come again.
/// </summary>
internal sealed class TextReadings(AttributionModel model, IOptions<AttributionOptions> options) : IDisposable
{
    private const int RetrySeconds = 2;

    private readonly SemaphoreSlim _places = new(options.Value.MaxReadings);

    /// <exception cref="ApiException">All places are taken, or the model cannot read a text.</exception>
    public T Run<T>(Func<IDenoiser, T> read)
    {
        if (!_places.Wait(0))
        {
            throw new ApiException(
                503, "overloaded", "As many texts are being read as this service reads at once; try again in a moment.")
            {
                RetryAfterSeconds = RetrySeconds,
            };
        }

        try
        {
            return read(model.Shared);
        }
        catch (ModelException refused)
        {
            throw RequestRules.Refusal(refused.Message, null);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Checks sets of texts before anything is read.</summary>
    /// <param name="textsMax">How many texts a set may have.</param>
    /// <param name="sets">Each with the name of its field.</param>
    /// <exception cref="ApiException">A set is empty or too large, a text is empty, or all are too long.</exception>
    public void Check(int textsMax, params (string Name, IReadOnlyList<string?> Texts)[] sets)
    {
        var tokens = 0L;
        foreach (var (name, texts) in sets)
        {
            RequestRules.Require(texts.Count > 0, $"{name} is empty; give at least one text.", name);
            RequestRules.Require(
                texts.Count <= textsMax,
                string.Create(
                    CultureInfo.InvariantCulture, $"{name} has {texts.Count} texts; use at most {textsMax}."),
                name);
            tokens += texts.Select((text, index) => Tokens(text, $"{name}[{index}]")).Sum(count => (long)count);
        }

        var most = options.Value.ReadingTokensMax;
        RequestRules.Require(
            tokens <= most,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The texts have {tokens} tokens; use at most {most} together, so fewer or shorter texts."),
            sets[0].Name);
    }

    public void Dispose() => _places.Dispose();

    private int Tokens(string? text, string place)
    {
        var count = text is null ? 0 : model.Package.Tokenizer.Encode(text).Length;
        RequestRules.Require(count > 0, $"{place} is empty; leave it out or give a text.", place);
        return count;
    }
}
