using Whence.Engine.Concepts;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;

namespace Whence.Engine.Steering;

/// <summary>
/// What steering does in each step of a generation: that of the request and that of the rules which have fired, added
/// up. It follows from the tokens committed and the firings alone, so a replay gets what acted.
/// </summary>
public sealed class SteeringSchedule
{
    private readonly GenerationOptions _options;
    private readonly SteeringPlan? _request;
    private readonly IReadOnlyList<SteeringPlan?> _rules;
    private readonly Dictionary<string, SteeringState> _states = []; // by which parts act

    /// <summary>Initializes a new instance of the <see cref="SteeringSchedule"/> class.</summary>
    /// <exception cref="GenerationException">A strength is in logits, and its direction raises no token.</exception>
    public SteeringSchedule(GenerationOptions options, IDenoiser denoiser)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _request = Plan(options.Steering, denoiser);
        _rules = [.. options.Rules.Select(rule => Plan(rule.Steering, denoiser))];
    }

    /// <summary>Returns what acts in a step.</summary>
    /// <param name="committedTokens">Tokens decided before the step.</param>
    /// <param name="firings">The rules that fired before the step, in any order.</param>
    public SteeringState At(int committedTokens, IReadOnlyCollection<RuleFiring> firings)
    {
        ArgumentNullException.ThrowIfNull(firings);
        var parts = Parts(committedTokens, firings).ToList();
        var key = string.Join(';', parts.Select(part => $"{part.Rule}:{part.Injection is not null}"));
        if (!_states.TryGetValue(key, out var state))
        {
            state = new SteeringState(
                SteeringDirection.Sum([.. parts.Select(part => part.Injection).OfType<Injection>()]),
                SumMasks([.. parts.Select(part => part.LogitMask).OfType<float[]>()]),
                Edits(parts.Select(part => part.Rule)));
            _states.Add(key, state);
        }

        return state;
    }

    /// <summary>Returns the options with the edits that act.</summary>
    public GenerationOptions OptionsAt(int committedTokens, IReadOnlyCollection<RuleFiring> firings)
    {
        var edits = At(committedTokens, firings).Edits;
        return ReferenceEquals(edits, _options.Edits) ? _options : _options with { Edits = edits };
    }

    // The request's own part, then the rules in their order: the sum does not depend on which fired first.
    private IEnumerable<(int Rule, Injection? Injection, float[]? LogitMask)> Parts(
        int committed, IReadOnlyCollection<RuleFiring> firings)
    {
        if (_request is not null)
        {
            yield return (-1, _request.At(committed), _request.LogitMask);
        }

        for (var i = 0; i < _rules.Count; i++)
        {
            var name = _options.Rules[i].Name;
            if (firings.FirstOrDefault(firing => firing.Rule == name) is { } fired)
            {
                yield return (i, _rules[i]?.At(committed - fired.Committed), _rules[i]?.LogitMask);
            }
        }
    }

    private EditOptions? Edits(IEnumerable<int> rules) =>
        rules.Where(rule => rule >= 0).Select(rule => _options.Rules[rule].Edits).OfType<EditOptions>()
            .Aggregate(_options.Edits, (edits, later) => edits?.Then(later) ?? later);

    private static SteeringPlan? Plan(SteeringOptions? options, IDenoiser denoiser) =>
        options is null ? null : new SteeringPlan(options, denoiser);

    private static float[]? SumMasks(IReadOnlyList<float[]> masks) => masks.Count switch
    {
        0 => null,
        1 => masks[0],
        _ => [.. Enumerable.Range(0, masks[0].Length).Select(token => masks.Sum(mask => mask[token]))],
    };
}
