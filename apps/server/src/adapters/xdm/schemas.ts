/** Classification and identification schemes of IHE XDS (ITI TF-3 4.2), and the French code systems that go with them. */
export const LOT = {
  noeud: 'urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd',
  auteur: 'urn:uuid:a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d',
  contenu: 'urn:uuid:aa543740-bdda-424e-8c96-df4873be8500',
  patient: 'urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446',
  source: 'urn:uuid:554ac39e-e3fe-47fe-b233-965d2a147832',
  unique: 'urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8',
} as const;

export const FICHE = {
  objet: 'urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1',
  auteur: 'urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d',
  classe: 'urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a',
  confidentialite: 'urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f',
  evenement: 'urn:uuid:2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4',
  format: 'urn:uuid:a09d5840-386c-46f2-b5ad-9c3699a4309d',
  secteur: 'urn:uuid:f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1',
  cadre: 'urn:uuid:cccf5598-8b07-4b77-a05e-ae952c785ead',
  type: 'urn:uuid:f0306f51-975f-434e-a61c-c59651d33983',
  patient: 'urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427',
  unique: 'urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab',
} as const;

export const APPARTIENT = 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember';
export const REMPLACE = 'urn:ihe:iti:2007:AssociationType:RPLC';
export const SIGNE = 'urn:ihe:iti:2007:AssociationType:signs';
export const APPROUVE = 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved';
export const ESPACE_LCM = 'urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0';
export const ESPACE_RIM = 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0';
