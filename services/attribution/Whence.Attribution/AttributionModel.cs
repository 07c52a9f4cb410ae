using Whence.Catalogue;
using Whence.Engine.Denoising;
using Whence.Engine.Diffusion;
using Whence.Models;
using Whence.Models.Answers;

namespace Whence.Attribution;

/// <summary>The model whose answers are explained. Its weights take one call at a time.</summary>
internal sealed class AttributionModel : IDisposable
{
    private readonly LoadedModel _model;
    private readonly AnswerExplainer _explainer;
    private readonly Lock _oneCall = new();
    private bool _isDisposed;

    public AttributionModel(LoadedModel model)
    {
        (_model, Digest) = (model, model.Digest());
        _explainer = new AnswerExplainer(model.Package, model.Denoiser);
        Shared = new TurnDenoiser(model.Denoiser, TakeTurn);
        Book = ConceptBook.Open(model.Package, Digest);
    }

    public string Digest { get; }

    public string Name => _model.Package.Name;

    /// <summary>Gets all that is on record about its concepts.</summary>
    public ConceptBook Book { get; }

    /// <summary>Gets the weights for long work: each call waits for its turn, so that others get theirs in between.
    /// </summary>
    public IDenoiser Shared { get; }

    /// <summary>Returns <see cref="Shared"/> for work that can be given up between its calls.</summary>
    public IDenoiser SharedUntil(CancellationToken cancellation) => new TurnDenoiser(_model.Denoiser, () =>
    {
        cancellation.ThrowIfCancellationRequested();
        return TakeTurn();
    });

    public ModelPackage Package => _model.Package;

    public ExplainedAnswer Explain(DecodeTrace trace, GenerationOptions options)
    {
        using var turn = TakeTurn();
        return _explainer.Explain(trace, options);
    }

    public T Read<T>(Func<LoadedModel, T> read)
    {
        using var turn = TakeTurn();
        return read(_model);
    }

    // What still goes on, fails at its next call, and none is in the middle of one.
    public void Dispose()
    {
        lock (_oneCall)
        {
            _isDisposed = true;
            _model.Dispose();
        }
    }

    private Turn TakeTurn()
    {
        _oneCall.Enter();
        if (_isDisposed)
        {
            _oneCall.Exit();
            throw new ObjectDisposedException(nameof(AttributionModel));
        }

        return new Turn(_oneCall);
    }

    private sealed class Turn(Lock oneCall) : IDisposable
    {
        public void Dispose() => oneCall.Exit();
    }
}
