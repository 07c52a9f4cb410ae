namespace Whence.Tracing.Indexes;

/// <summary>What a build is doing; the last five are those of the prototype bank.</summary>
public enum IndexPhase
{
    /// <summary>Copying the documents into one file.</summary>
    Storing,

    /// <summary>Sorting the words for verbatim matches.</summary>
    Sorting,

    /// <summary>Counting the words of the chunks.</summary>
    Counting,

    /// <summary>Reading the corpus for its digest and for samples.</summary>
    Scanning,

    /// <summary>Measuring the centre and the radius of prototypes.</summary>
    Calibrating,

    /// <summary>Reading vectors and opening prototypes, which takes nearly all of the time.</summary>
    Building,

    /// <summary>Sorting the members by prototype.</summary>
    Grouping,

    /// <summary>Measuring the threshold of support.</summary>
    Supporting,
}
