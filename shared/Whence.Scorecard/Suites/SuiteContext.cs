using Whence.Scorecard.Subjects;
using Whence.Scorecard.Truths;

namespace Whence.Scorecard.Suites;

/// <summary>What suites measure with: the models, what is known of them, and how much to do.</summary>
public sealed class SuiteContext : IDisposable
{
    private const string DemoName = "brackhaven";
    private const string RulebookName = "rulebook";

    private readonly Lazy<Subject> _demo;
    private readonly Lazy<Subject> _rulebook;
    private readonly Lazy<DemoTruths> _demoTruths;
    private readonly Lazy<RulebookTruths> _rulebookTruths;
    private readonly Lazy<RulebookTruths> _heldOutTruths;

    /// <summary>Initializes a new instance of the <see cref="SuiteContext"/> class; models open when first used.
    /// </summary>
    public SuiteContext(ScorecardOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        (Options, Time) = (options, time);
        _demo = new(() => Subject.Open(Folder(DemoName), options.Threads));
        _rulebook = new(() => Subject.Open(Folder(RulebookName), options.Threads));
        _demoTruths = new(() => TruthFile.Read<DemoTruths>(Folder(DemoName)));
        _rulebookTruths = new(() => TruthFile.Read<RulebookTruths>(Folder(RulebookName)));
        _heldOutTruths = new(() => TruthFile.Read<RulebookTruths>(Folder(RulebookName), TruthFile.HeldOut));
    }

    /// <summary>Gets what was asked for.</summary>
    public ScorecardOptions Options { get; }

    /// <summary>Gets the clock, for costs.</summary>
    public TimeProvider Time { get; }

    /// <summary>Gets the demonstration model.</summary>
    public Subject Demo => _demo.Value;

    /// <summary>Gets the model of the rulebook.</summary>
    public Subject Rulebook => _rulebook.Value;

    /// <summary>Gets what was planted in the demonstration model.</summary>
    public DemoTruths DemoTruths => _demoTruths.Value;

    /// <summary>Gets the prompts of the rulebook.</summary>
    public RulebookTruths RulebookTruths => _rulebookTruths.Value;

    /// <summary>Gets further prompts of the rulebook, on which no method was chosen.</summary>
    public RulebookTruths HeldOutTruths => _heldOutTruths.Value;

    /// <summary>Gets the models used so far.</summary>
    public IEnumerable<Subject> Used =>
        new[] { _demo, _rulebook }.Where(subject => subject.IsValueCreated).Select(subject => subject.Value);

    /// <summary>Returns a count that depends on the effort.</summary>
    public int Count(int whenBrief, int whenFull) => Options.Effort == Effort.Brief ? whenBrief : whenFull;

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var subject in Used)
        {
            subject.Dispose();
        }
    }

    private string Folder(string name)
    {
        var folder = Path.Combine(Options.ModelsFolder, name);
        return Directory.Exists(folder)
            ? folder
            : throw new ScorecardException($"{folder} is missing; give the folder that holds the models.");
    }
}
