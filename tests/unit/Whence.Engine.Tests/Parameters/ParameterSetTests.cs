using Whence.Engine.Parameters;
using Whence.Engine.Tests.Support;

namespace Whence.Engine.Tests.Parameters;

public sealed class ParameterSetTests
{
    [Fact]
    public void Initialize_SameSeed_DrawsTheSameWeights()
    {
        var (one, other) = (ParameterSet.Initialize(TinyModels.Plain, 1), ParameterSet.Initialize(TinyModels.Plain, 1));
        var third = ParameterSet.Initialize(TinyModels.Plain, 2);
        foreach (var parameter in one.All)
        {
            Near.SameBits(parameter.Value, other[parameter.Spec.Name].Value, parameter.Spec.Name);
        }

        Assert.NotEqual(one.All[0].Value, third.All[0].Value);
    }

    [Fact]
    public void Initialize_Deviations_AreThoseOfTheRoles()
    {
        var set = ParameterSet.Initialize(TinyModels.Plain with { Width = 64, MlpWidth = 128, Bias = true }, 3);
        foreach (var parameter in set.All)
        {
            var values = Draw.Widen(parameter.Value);
            var expected = parameter.Spec.Role switch
            {
                ParameterRole.NormWeight or ParameterRole.NormBias or ParameterRole.Bias => 0,
                ParameterRole.ResidualLinear => 0.01,
                _ => 0.02,
            };
            var mean = values.Average();
            var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
            Near.Equal(parameter.Spec.Role == ParameterRole.NormWeight ? 1 : 0, mean, 4e-3, parameter.Spec.Name);
            Assert.InRange(deviation, expected * 0.85, expected * 1.15);
        }
    }

    [Fact]
    public void Constructor_WrongNumberOfValues_NamesTheWeight()
    {
        var spec = new ParameterSpec("some.weight", 2, 3, ParameterRole.Linear);
        var error = Assert.Throws<ArgumentException>(() => new Parameter(spec, new float[5]));
        Assert.Contains("some.weight needs 6 values but 5", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TinyModels.Names), MemberType = typeof(TinyModels))]
    public void Layout_EveryVariant_HasNoNameTwice(string variant)
    {
        var names = ParameterLayout.For(TinyModels.Variants[variant]).Select(spec => spec.Name).ToList();
        Assert.Equal(names.Distinct(), names);
        Assert.Equal(!TinyModels.Variants[variant].TiedHead, names.Contains("transformer.lm_head.weight"));
        Assert.Equal(
            TinyModels.Variants[variant].Concepts.HasDiscovered,
            names.Exists(name => name.StartsWith("unknown_head", StringComparison.Ordinal)));
    }
}
