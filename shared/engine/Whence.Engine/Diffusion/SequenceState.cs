using Whence.Engine.Configuration;
using Whence.Engine.Denoising;
using Whence.Engine.Randomness;
using Whence.Engine.Sampling;
using Whence.Engine.Steering;
using Whence.Engine.Traces;

namespace Whence.Engine.Diffusion;

/// <summary>One request on its way: its place in the schedule, its branches, and what it has committed.</summary>
internal sealed class SequenceState : IDisposable
{
    private readonly ModelConfig _config;
    private readonly GenerationOptions _options;
    private readonly SteeringSchedule _steering;
    private readonly RuleWatch? _rules;
    private readonly LogitFilter _filter;
    private readonly TokenSampler _sampler;
    private readonly Dictionary<int, int> _present = [];
    private readonly float[] _logits; // [block length, vocabulary], filtered
    private readonly float[] _scratch; // [vocabulary]
    private readonly int _promptLength;
    private readonly int _stepsPerBlock;
    private int _maskedAtBlockStart;
    private int _block;
    private int _blockCommits; // where the current block's commits begin in the trace
    private int _stepInBlock;
    private int _order;
    private int _forwards;
    private long _rows;

    public SequenceState(IDenoiser denoiser, DecodeRequest request, bool cached)
    {
        RequestChecks.Check(request, denoiser.Config);
        (_config, _options, _promptLength) = (denoiser.Config, request.Options, request.Prompt.Count);
        _steering = new SteeringSchedule(_options, denoiser);
        _rules = _options.Rules.Count > 0 ? new RuleWatch(denoiser, _options.Rules) : null;
        _filter = new LogitFilter(_config.Tokens, _options.RepetitionPenalty, null);
        _sampler = new TokenSampler(_config.VocabularySize);
        _logits = new float[_config.BlockLength * _config.VocabularySize];
        _scratch = new float[_config.VocabularySize];
        Steps = _options.Steps ?? _options.MaxNewTokens;
        _stepsPerBlock = Steps / (_options.MaxNewTokens / _config.BlockLength);

        var tokens = new int[_promptLength + _options.MaxNewTokens];
        Array.Fill(tokens, _config.Tokens.Mask);
        var prompt = request.MaskedPrompt(_config.Tokens.Mask);
        prompt.CopyTo(tokens, 0);
        Trace = new DecodeTrace(prompt, tokens.Length, _config.Tokens.Mask);
        Branches = Guided
            ? [new BranchState(denoiser, tokens, cached), new BranchState(denoiser, Unprompted(tokens), cached)]
            : [new BranchState(denoiser, tokens, cached)];
        foreach (var token in tokens)
        {
            _present[token] = _present.GetValueOrDefault(token) + 1;
        }

        StartBlock();
    }

    public IReadOnlyList<BranchState> Branches { get; }

    public DecodeTrace Trace { get; }

    public bool IsDone { get; private set; }

    public int Steps { get; }

    public int StepsDone { get; private set; }

    public int BlocksDone { get; private set; }

    /// <summary>Gets the tokens that were committed before the trace begins: none, or those of a checkpoint.</summary>
    public int EarlierCommits { get; private set; }

    /// <summary>Gets which commits of the trace are those of the block completed last, or null.</summary>
    public (int Start, int Count)? LastBlock { get; private set; }

    public DecodeStatistics Statistics => new(_forwards, _rows, EarlierCommits + Trace.Commits.Count);

    public int[] Tokens => Branches[0].Tokens;

    public int BlockStart => _promptLength + (_block * _config.BlockLength);

    public int BlockEnd => BlockStart + _config.BlockLength;

    /// <summary>Gets the name of the rule that ended the generation, or null.</summary>
    public string? AbortedBy => _rules?.Aborted?.Name;

    private int BlocksPlanned => _options.MaxNewTokens / _config.BlockLength;

    private bool Guided => _options.GuidanceScale > 0;

    /// <summary>Gets how many tokens the coming step commits; a step that commits none needs no forward pass.</summary>
    public int TokensThisStep => CommitSchedule.TokensAt(_stepInBlock, _maskedAtBlockStart, _stepsPerBlock);

    /// <summary>Gets the steering of the coming step.</summary>
    public SteeringState Steering => _steering.At(EarlierCommits + Trace.Commits.Count, Trace.Firings);

    /// <summary>Gets the options with the edits of the coming step.</summary>
    public GenerationOptions StepOptions =>
        _steering.OptionsAt(EarlierCommits + Trace.Commits.Count, Trace.Firings);

    public void CountForward(long rows)
    {
        _forwards++;
        _rows += rows;
    }

    /// <summary>Commits the tokens of this step and moves on; returns whether a block was completed.</summary>
    public bool Advance()
    {
        var count = TokensThisStep;
        if (count > 0)
        {
            var first = Trace.Commits.Count;
            _filter.LogitMask = Steering.LogitMask;
            CommitMostConfident(count);
            FireRules(first);
        }

        StepsDone++;
        _stepInBlock++;
        if (!IsDone && _stepInBlock < _stepsPerBlock)
        {
            return false;
        }

        FinishBlock();
        return true;
    }

    public DecodeResult Result() =>
        Answers.Build(Tokens, _promptLength, _options, _config, Trace, Statistics, AbortedBy);

    public DecodeCheckpoint Checkpoint(TraceOrigin origin, string settingsDigest) => new()
    {
        Origin = origin,
        SettingsDigest = settingsDigest,
        StepsDone = StepsDone,
        BlocksDone = BlocksDone,
        StepInBlock = _stepInBlock,
        Order = _order,
        IsDone = IsDone,
        Forwards = _forwards,
        Rows = _rows,
        EarlierCommits = EarlierCommits + _blockCommits,
        Firings = [.. Trace.Firings],
        Generated = Tokens[_promptLength..],
        Commits = [.. Trace.Commits.Skip(_blockCommits)],
        Hidden = [.. Trace.Hidden.Skip(_blockCommits)],
        Composed = [.. Trace.Composed.Skip(_blockCommits)],
    };

    /// <summary>Moves a fresh state to where a checkpoint was taken. Caches are empty: the next step fills them, and
    /// what it computes is what was computed before.</summary>
    public void Restore(DecodeCheckpoint checkpoint)
    {
        if (checkpoint.Generated.Count != _options.MaxNewTokens || checkpoint.BlocksDone > BlocksPlanned
            || checkpoint.StepsDone > Steps || checkpoint.Hidden.Any(row => row.Length != _config.Width))
        {
            throw new InvalidDataException("The checkpoint is of another request; start the generation anew.");
        }

        for (var i = 0; i < checkpoint.Generated.Count; i++)
        {
            if (checkpoint.Generated[i] != _config.Tokens.Mask)
            {
                Write(_promptLength + i, checkpoint.Generated[i]);
            }
        }

        (StepsDone, BlocksDone, IsDone) = (checkpoint.StepsDone, checkpoint.BlocksDone, checkpoint.IsDone);
        (_block, _stepInBlock, _order) = (checkpoint.BlocksDone, checkpoint.StepInBlock, checkpoint.Order);
        (_forwards, _rows, EarlierCommits) = (checkpoint.Forwards, checkpoint.Rows, checkpoint.EarlierCommits);
        _rules?.Restore(checkpoint.Firings);
        Trace.Add(checkpoint.Firings);
        for (var i = 0; i < checkpoint.Commits.Count; i++)
        {
            Trace.Add(checkpoint.Commits[i], checkpoint.Hidden[i], checkpoint.Composed[i]);
        }

        if (!IsDone)
        {
            StartBlock();
        }
    }

    public void Dispose()
    {
        foreach (var branch in Branches)
        {
            branch.Dispose();
        }
    }

    private int[] Unprompted(int[] tokens)
    {
        var unprompted = (int[])tokens.Clone();
        Array.Fill(unprompted, _config.Tokens.Mask, 0, _promptLength);
        return unprompted;
    }

    private void StartBlock()
    {
        _maskedAtBlockStart = _config.BlockLength;
        foreach (var branch in Branches)
        {
            branch.Rows.Start = BlockStart;
        }
    }

    private void CommitMostConfident(int count)
    {
        var candidates = new List<(int Position, float Confidence)>();
        for (var position = BlockStart; position < BlockEnd; position++)
        {
            if (Tokens[position] == _config.Tokens.Mask)
            {
                CheckFinite(position);
                candidates.Add((position, Filter(position)));
            }
        }

        // A stable order: of equal confidences the earlier position first.
        foreach (var (position, _) in candidates.OrderByDescending(candidate => candidate.Confidence).Take(count))
        {
            var uniform = CounterRandom.Uniform(_options.Seed, StepsDone, position);
            var token = _sampler.Sample(Filtered(position), _options, uniform);
            Commit(position, token);
            if (token == _config.Tokens.EndOfTurn)
            {
                FillBehind(position);
                IsDone = true;
                break;
            }
        }

        _order++;
    }

    // One row that is not finite would decide tokens by the order of comparisons.
    private void CheckFinite(int position)
    {
        foreach (var value in Branches[0].Rows.Composed(position))
        {
            if (!float.IsFinite(value))
            {
                throw new ModelNumericsException(StepsDone, position);
            }
        }
    }

    private Span<float> Filtered(int position) =>
        _logits.AsSpan((position - BlockStart) * _config.VocabularySize, _config.VocabularySize);

    private float Filter(int position)
    {
        var filtered = Filtered(position);
        Combine(position, filtered);
        _filter.Apply(filtered, _present.Keys);
        return Likeliest.Of(filtered, _scratch).Confidence;
    }

    // The model's logits; under guidance u + (scale + 1) (c - u).
    private void Combine(int position, Span<float> logits)
    {
        Branches[0].Rows.Logits(position).CopyTo(logits);
        if (Guided)
        {
            var other = Branches[1].Rows.Logits(position);
            for (var token = 0; token < logits.Length; token++)
            {
                logits[token] = other[token] + ((_options.GuidanceScale + 1) * (logits[token] - other[token]));
            }
        }
    }

    private void Commit(int position, int token)
    {
        Combine(position, _scratch);
        var rows = Branches[0].Rows;
        Trace.Add(
            new Commit(_order, StepsDone, position, token, _scratch[token]),
            rows.Hidden(position),
            rows.Composed(position));
        Write(position, token);
    }

    private void FillBehind(int position)
    {
        for (var behind = position + 1; behind < Tokens.Length; behind++)
        {
            Write(behind, _config.Tokens.EndOfText);
        }
    }

    private void Write(int position, int token)
    {
        var old = Tokens[position];
        _present[token] = _present.GetValueOrDefault(token) + 1;
        if (--_present[old] == 0)
        {
            _present.Remove(old);
        }

        foreach (var branch in Branches)
        {
            branch.Write(position, token);
        }
    }

    private void FireRules(int first)
    {
        if (_rules is null)
        {
            return;
        }

        var fired = _rules.Look(
            [.. Trace.Commits.Skip(first)], [.. Trace.Hidden.Skip(first)], EarlierCommits + Trace.Commits.Count);
        Trace.Add(fired);
        if (fired.Any(firing => _options.Rules.Any(rule => rule.Name == firing.Rule && rule.Edits is not null)))
        {
            TouchBlock();
        }

        IsDone = IsDone || _rules.Aborted is not null;
    }

    // Rows that were composed before an edit began are composed again.
    private void TouchBlock()
    {
        foreach (var branch in Branches)
        {
            branch.Touch(BlockStart);
        }
    }

    private void FinishBlock()
    {
        var stopped = _options.StopTokens.Any(
            stop => Tokens.AsSpan(_promptLength, BlockEnd - _promptLength).Contains(stop));
        LastBlock = (_blockCommits, Trace.Commits.Count - _blockCommits);
        _blockCommits = Trace.Commits.Count;
        _block++;
        BlocksDone++;
        _stepInBlock = 0;
        IsDone = IsDone || stopped || BlockStart >= Tokens.Length;
        if (!IsDone)
        {
            StartBlock();
        }
    }
}
