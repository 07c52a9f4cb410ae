namespace Whence.Provenance.Building;

/// <summary>What a build is doing.</summary>
public enum BankPhase
{
    /// <summary>Reading the corpus once: its digest, and what is drawn from it.</summary>
    Scanning,

    /// <summary>Measuring the centre and the radius.</summary>
    Calibrating,

    /// <summary>Reading vectors and opening prototypes.</summary>
    Building,

    /// <summary>Sorting the members by prototype and taking means.</summary>
    Grouping,

    /// <summary>Measuring the threshold of support.</summary>
    Supporting,
}
