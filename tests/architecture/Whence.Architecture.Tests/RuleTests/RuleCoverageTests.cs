using System.Reflection;
using Whence.Architecture.Tests.Rules;

namespace Whence.Architecture.Tests.RuleTests;

/// <summary>A rule counts once it is applied to the repository and has been seen failing.</summary>
public sealed class RuleCoverageTests
{
    public static TheoryData<string> Rules => new(
        typeof(SizeRule).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(SizeRule).Namespace)
            .Select(type => type.Name)
            .Where(name => name.EndsWith("Rule", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Tests_EveryRule_ApplyItAndSeeItFail(string rule)
    {
        var tests = typeof(RuleCoverageTests).Assembly.GetType($"{typeof(RuleCoverageTests).Namespace}.{rule}Tests");
        var names = tests?.GetMethods(BindingFlags.Public | BindingFlags.Instance).Select(method => method.Name) ?? [];
        Assert.Contains("Check_Repository_FindsNothing", names);
        Assert.Contains(names, name => name.Contains("_IsReported", StringComparison.Ordinal));
    }
}
