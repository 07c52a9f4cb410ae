using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.Rules;

/// <summary>Platform.sln holds every project, in solution folders that are the folders on disk.</summary>
internal static class SolutionRule
{
    private const string SolutionPath = "Platform.sln";

    public static IEnumerable<Violation> Check(IReadOnlyList<TreeFile> files)
    {
        var solution = files.SingleOrDefault(file => file.Path == SolutionPath);
        if (solution is null)
        {
            return [new(SolutionPath, 1, "The solution is missing; run dotnet new sln --format sln.")];
        }

        var folders = SolutionFile.Parse(solution.Text ?? "").Folders;
        var projects = files.Where(file => file.IsProject).ToDictionary(file => file.Path);
        var gone = folders.Keys.Except(projects.Keys).Select(path => solution.Violation($"{path} is gone; remove it."));
        return projects.Values.SelectMany(project => CheckProject(project, folders)).Concat(gone);
    }

    private static IEnumerable<Violation> CheckProject(TreeFile project, IReadOnlyDictionary<string, string> folders)
    {
        if (!folders.TryGetValue(project.Path, out var folder))
        {
            yield return project.Violation($"Add it: dotnet sln {SolutionPath} add {project.Path}.");
        }
        else if (ExpectedFolder(project) is var expected && folder != expected)
        {
            yield return project.Violation($"Its solution folder is \"{folder}\"; make it \"{expected}\".");
        }
    }

    // As dotnet sln add does it: a folder that only wraps the project of the same name is left out.
    private static string ExpectedFolder(TreeFile project)
    {
        var parts = project.Folder.Split('/');
        var wraps = parts[^1] == Path.GetFileNameWithoutExtension(project.Name);
        return string.Join('/', wraps ? parts[..^1] : parts);
    }
}
