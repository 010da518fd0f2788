using System.Diagnostics;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;

namespace Inclusion.Platform.Graph.Guard;

/// <summary>What leaves of an error: a sentence and a stable code, never an exception's text.</summary>
public sealed class GraphErrors : IErrorInfoProvider
{
    private const string ScalarRefusal = "Unable to convert";

    public ErrorInfo GetInfo(ExecutionError executionError) => executionError switch
    {
        GraphRefusal refusal => Info(refusal.Message, refusal.Code, refusal.Extensions),
        TimeoutError => Info("La demande a pris trop de temps.", GraphCodes.Timeout),
        ValidationError invalid => OfValidation(invalid),
        { Code: { } code, InnerException: null } plain => Info(plain.Message, code, plain.Extensions),
        _ => Hidden(),
    };

    /// <summary>A rule of ours words its own sentence and code; the engine's rules share one.</summary>
    private static ErrorInfo OfValidation(ValidationError error)
    {
        if (error.GetType().Assembly != typeof(ValidationError).Assembly) return Info(error.Message, error.Code, error.Extensions);

        var code = error is InvalidVariableError ? GraphCodes.InvalidVariable : GraphCodes.ValidationFailed;
        return Info(Sentence(error), code, new Dictionary<string, object?> { ["rule"] = error.Number });
    }

    /// <summary>A scalar that fails with words of its own may quote anything, so only the engine's sentence is kept.</summary>
    private static string Sentence(ValidationError error)
    {
        var inner = error.InnerException?.Message;
        var text = inner is null || inner.StartsWith(ScalarRefusal, StringComparison.Ordinal)
            ? error.Message
            : error.Message.Replace(inner, "", StringComparison.Ordinal).TrimEnd();
        return Wording.Short(Wording.WithoutSuggestion(text));
    }

    private static ErrorInfo Hidden()
    {
        var refusal = GraphRefusal.Internal(Activity.Current?.TraceId.ToHexString() ?? "");
        return Info(refusal.Message, refusal.Code, refusal.Extensions);
    }

    private static ErrorInfo Info(string message, string? code, Dictionary<string, object?>? more = null)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        foreach (var (name, value) in more ?? [])
        {
            extensions[name] = value;
        }

        return new ErrorInfo { Message = message, Extensions = extensions };
    }
}
