using System.Text;
using System.Text.RegularExpressions;

namespace Whence.Corpora.AttributionFiles;

/// <summary>
/// Reads an <c>ATTRIBUTION.md</c> by the rules of its protocol (attribution.md v0.1, sections 3.1 to 3.7): strictly,
/// and ignoring the whole file at the first doubt. Nothing that it says is ever executed.
/// </summary>
/// <remarks>
/// The text of the protocol and its schema differ; the text counts. An action that is not valid is left out, and the
/// others stay; types that version 0.1 reserves are not supported yet.
/// </remarks>
public static partial class AttributionFileReader
{
    /// <summary>The length, in bytes, above which a file is ignored.</summary>
    public const int BytesMax = 1 << 16;

    private const string FileName = "ATTRIBUTION.md";
    private const string TooLong = "it is longer than 65536 bytes.";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads the file of a repository: in its root, or else in <c>.github</c>; returns null where it has none.
    /// </summary>
    /// <param name="folder">The root of the repository.</param>
    /// <param name="repository">What the repository is, <c>owner/name</c>.</param>
    public static AttributionReading? Find(string folder, string repository)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string[] places = [Path.Combine(folder, FileName), Path.Combine(folder, ".github", FileName)];
        return Array.Find(places, File.Exists) is { } path ? Read(path, repository) : null;
    }

    /// <summary>Reads the content of a file.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="repository">What the repository is, <c>owner/name</c>; a file of another one is ignored.</param>
    public static AttributionReading Parse(string content, string repository)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrEmpty(repository);
        try
        {
            if (content.Length > BytesMax)
            {
                throw new FormatException(TooLong);
            }

            return StrictYaml.Parse(FrontMatter.Of(content)) is YamlNode.Mapping root
                ? Reading(root, repository)
                : throw new FormatException("its front matter holds no fields.");
        }
        catch (FormatException exception)
        {
            return Ignored(repository, exception.Message);
        }
    }

    private static AttributionReading Read(string path, string repository)
    {
        try
        {
            return new FileInfo(path).Length > BytesMax
                ? Ignored(repository, TooLong)
                : Parse(Strict.GetString(File.ReadAllBytes(path)), repository);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return Ignored(repository, "it cannot be read as text in UTF-8.");
        }
    }

    private static AttributionReading Ignored(string repository, string problem) =>
        new(null, $"{FileName} of {repository} is ignored: {problem}", []);

    private static AttributionReading Reading(YamlNode.Mapping root, string repository)
    {
        var notes = new List<string>();
        var version = Version(root, notes);
        CheckRepository(root, repository);
        var actions = root.Fields.GetValueOrDefault("actions") is YamlNode.List { Items.Count: > 0 } list
            ? list.Items : throw new FormatException("'actions' is no list with something in it.");
        var suggestions = actions.Select((action, index) => AttributionAction.Read(action, index, notes))
            .OfType<AttributionSuggestion>().Distinct().ToList();
        return new AttributionReading(
            new AttributionFile(version, repository, Licence(root, notes), suggestions), null, notes);
    }

    private static string Version(YamlNode.Mapping root, List<string> notes)
    {
        var version = Text(root, "protocol_version")
            ?? throw new FormatException("'protocol_version' is missing or no text; it must be \"0.1\", in quotes.");
        var match = VersionPattern().Match(version);
        if (!match.Success || match.Groups[1].Value != "0")
        {
            throw new FormatException($"its version of the protocol is '{version}', and only 0.x is known.");
        }

        if (version != "0.1")
        {
            notes.Add($"The version of the protocol is '{version}'; it is read as 0.1.");
        }

        return version;
    }

    private static void CheckRepository(YamlNode.Mapping root, string repository)
    {
        if (!root.Fields.ContainsKey("repository"))
        {
            return;
        }

        var named = Text(root, "repository");
        if (named is null || !RepositoryPattern().IsMatch(named))
        {
            throw new FormatException("'repository' is not of the form owner/name.");
        }

        if (!named.Equals(repository, StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException($"it is meant for {named}.");
        }
    }

    private static string? Licence(YamlNode.Mapping root, List<string> notes)
    {
        var licence = Text(root, "license");
        if (licence is null && root.Fields.ContainsKey("license"))
        {
            notes.Add("'license' is no text and was left out.");
        }

        return licence;
    }

    private static string? Text(YamlNode.Mapping root, string name) =>
        root.Fields.GetValueOrDefault(name) is YamlNode.Scalar { IsText: true, Value.Length: > 0 } scalar
            ? scalar.Value : null;

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\z")]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"^[a-zA-Z0-9._-]+/[a-zA-Z0-9._-]+\z")]
    private static partial Regex RepositoryPattern();
}
