import { useState } from 'react';
import { Navigate } from 'react-router';
import { retenirJeton } from './jeton-recu.ts';

/** Where the link of other software leads: the token leaves the address at once, before anyone signs in. */
export function ArriveeConfluences() {
  useState(() => retenirJeton(window.location.hash));
  return <Navigate to="/demande-transmise" replace={true} />;
}
