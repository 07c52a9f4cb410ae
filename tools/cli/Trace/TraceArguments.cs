using System.CommandLine;

namespace Whence.Cli.Trace;

/// <summary>The options of whence trace.</summary>
internal static class TraceArguments
{
    public static readonly Option<string[]> WithoutSource = new("--without-source")
    {
        HelpName = "NAME",
        Description = "Take this source out and answer again; give one for each.",
    };

    public static readonly Option<string[]> WithoutDocument = new("--without-document")
    {
        HelpName = "ID",
        Description = "Take this document out and answer again; give one for each.",
    };

    public static readonly Option<string[]> WithoutLicence = new("--without-licence")
    {
        HelpName = "NAME",
        Description = "Take all documents with this licence out and answer again; give one for each.",
    };
}
