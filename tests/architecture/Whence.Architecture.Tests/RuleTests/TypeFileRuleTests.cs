using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class TypeFileRuleTests
{
    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(TypeFileRule.Check(Repository.Files));

    [Theory]
    [InlineData("Tensor.cs", "namespace N; public sealed class Tensor { public enum Kind { } }")]
    [InlineData("Tensor.cs", "namespace N; public record Tensor; internal record Entry;")]
    [InlineData("Tensor.cs", "namespace N; public record Tensor; public record Tensor<T>;")]
    [InlineData("Tensor.Json.cs", "namespace N; public partial class Tensor { }")]
    [InlineData("Tensor.cs", "namespace N; internal record Part; internal record Tensor;")]
    [InlineData("Program.cs", "using N; return 0; internal sealed record Options;")]
    [InlineData("GlobalUsings.cs", "global using System;")]
    public void Check_FileNamedAfterItsType_FindsNothing(string path, string code) =>
        TreeAssert.Clean(TypeFileRule.Check([new(path, code)]));

    [Theory]
    [InlineData("namespace N; public class A { } public class B { }", "B is a second public type")]
    [InlineData("namespace N; public class A { } public delegate int D();", "D is a second public type")]
    public void Check_SecondPublicType_IsReported(string code, string words) =>
        TreeAssert.Reports(TypeFileRule.Check([new("A.cs", code)]), "A.cs", words);

    [Theory]
    [InlineData("namespace N; public class A { }")]
    [InlineData("namespace N; internal struct A { }")]
    [InlineData("namespace N; internal class Wrong { } public class A { }")]
    public void Check_FileNamedOtherwise_IsReported(string code) =>
        TreeAssert.Reports(TypeFileRule.Check([new("Wrong.cs", code)]), "Wrong.cs", "call it A.cs");
}
