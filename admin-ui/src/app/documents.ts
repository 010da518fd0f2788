import { graphql } from '../graphql';

/** Who is signed in, for which structure, in which town. */
export const MeDocument = graphql(`
  query Me {
    me { id givenName familyName roles structures { id name } }
    myStructure { id name }
    town { id name timeZone telephone }
  }
`);
