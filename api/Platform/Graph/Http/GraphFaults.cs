using System.Data.Common;
using System.Diagnostics;
using GraphQL.Execution;
using Inclusion.Platform.Graph.Guard;

namespace Inclusion.Platform.Graph.Http;

/// <summary>Turns an unexpected exception into an error that says nothing, and logs it without its message.</summary>
/// <remarks>A message may quote a name or an address; the type, the SQL state and the stack do not.</remarks>
public sealed class GraphFaults(ILogger<GraphFaults> log)
{
    /// <summary>For <c>ExecutionOptions.UnhandledExceptionDelegate</c>.</summary>
    public void Hide(UnhandledExceptionContext context)
    {
        var field = context.FieldContext;
        var place = field is null ? "(no field)" : $"{field.ParentType.Name}.{field.FieldDefinition.Name}";
        context.Exception = Hide(context.OriginalException, place);
    }

    /// <summary>Logs the fault and gives what may be answered.</summary>
    /// <param name="fault">Never shown.</param>
    /// <param name="place">Where it happened, in words of the code: no alias, no value.</param>
    public GraphRefusal Hide(Exception fault, string place)
    {
        var trace = TraceId();
        log.LogError("{Fault} in {Place}, trace {TraceId}\n{Stack}", Chain(fault), place, trace, fault.StackTrace);
        return GraphRefusal.Internal(trace);
    }

    private static string TraceId() => Activity.Current?.TraceId.ToHexString() ?? Guid.CreateVersion7().ToString("N");

    private static string Chain(Exception fault)
    {
        var name = fault is DbException { SqlState: { } state } ? $"{fault.GetType().FullName} ({state})" : fault.GetType().FullName;
        return fault.InnerException is null ? $"{name}" : $"{name} < {Chain(fault.InnerException)}";
    }
}
