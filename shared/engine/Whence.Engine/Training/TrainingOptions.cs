namespace Whence.Engine.Training;

/// <summary>What a training run can be told.</summary>
public sealed record TrainingOptions
{
    /// <summary>Gets the seed of weights, order and masks.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Gets the optimiser steps of the whole run.</summary>
    public required int Steps { get; init; }

    /// <summary>Gets the tokens that a batch holds at most.</summary>
    public int TokensPerBatch { get; init; } = 4096;

    /// <summary>Gets the steps that see whole documents; later ones see them cropped as prompts are.</summary>
    public int WholeDocumentSteps { get; init; }

    /// <summary>Gets the highest learning rate.</summary>
    public float LearningRate { get; init; } = 2e-3f;

    /// <summary>Gets the steps over which the learning rate rises.</summary>
    public int WarmupSteps { get; init; } = 200;

    /// <summary>Gets the weight decay of matrices.</summary>
    public float WeightDecay { get; init; } = 0.1f;

    /// <summary>Gets the length to which the gradient is clipped.</summary>
    public float GradientClip { get; init; } = 1f;

    /// <summary>Gets the weight of the concept loss.</summary>
    public float ConceptWeight { get; init; } = 0.5f;

    /// <summary>Gets the weight of the reconstruction loss.</summary>
    public float ReconstructionWeight { get; init; } = 1f;

    /// <summary>Gets the weight of the independence loss.</summary>
    public float IndependenceWeight { get; init; } = 0.1f;

    /// <summary>Gets the share of rows whose residual is dropped before the LM head.</summary>
    public float ResidualDropout { get; init; } = 0.4f;

    /// <summary>Gets the share of sequences with true concepts to which teacher forcing falls; it starts at one.
    /// </summary>
    public float TeacherForcingFloor { get; init; } = 0.5f;
}
