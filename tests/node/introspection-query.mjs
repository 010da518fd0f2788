// Prints the introspection query of GraphiQL and of code generators, with all that the engine knows to answer.
import { getIntrospectionQuery } from 'graphql';

console.log(getIntrospectionQuery({
  descriptions: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  oneOf: true,
}));
